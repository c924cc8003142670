#pragma once

#include <vector>

#include "text/fixed_words.hpp"
#include "text/spoken_text.hpp"
#include "text/traced_text.hpp"

namespace storyflow::text {

/// Cuts a normalised text into words; every stand-in is replaced by its fixed words. A word is letters and
/// digits with single apostrophes and hyphens inside, and the dots of "Ph.D." and "3.14". Lead, text and
/// trail of all words, in order, are the text again; a text without any word gives none. Pure; linear.
[[nodiscard]] std::vector<SpokenWord> cut_words(const TracedText& text, const FixedWords& fixed);

}  // namespace storyflow::text
