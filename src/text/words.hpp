#pragma once

#include <vector>

#include "text/fixed_words.hpp"
#include "text/spoken_text.hpp"
#include "text/traced_text.hpp"

namespace storyflow::text {

/// Cuts a normalised text into words; every stand-in gives the words that were fixed for it. A word is
/// letters and digits with single apostrophes and hyphens inside, and the dots of "Ph.D." and "3.14". Lead,
/// text and trail of all of them, one after the other, are the text again; text without any word is lost.
/// Pure; linear.
[[nodiscard]] std::vector<SpokenWord> cut_words(const TracedText& text, const FixedWords& fixed);

}  // namespace storyflow::text
