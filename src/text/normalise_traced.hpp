#pragma once

#include "text/dialect.hpp"
#include "text/fixed_words.hpp"
#include "text/traced_text.hpp"

namespace storyflow::text {

/// `normalise` for a text with stand-ins of `fixed` words: they come out as they went in, and what stands
/// around them is read as around a name or a small word, whichever they begin like. Every code point of the
/// result knows what of the script it says. Pure; linear.
[[nodiscard]] TracedText normalise_traced(const TracedText& text, const FixedWords& fixed, Dialect dialect);

}  // namespace storyflow::text
