#pragma once

#include "text/dialect.hpp"
#include "text/fixed_words.hpp"
#include "text/traced_text.hpp"

namespace storyflow::text {

/// `normalise` for a text with stand-ins of `fixed` words: stand-ins are kept, and the rules read the text
/// around them as around a name or a lower-case word, depending on the stand-in's first letter. Every code
/// point of the result has its source in the script. Pure; linear.
[[nodiscard]] TracedText normalise_traced(const TracedText& text, const FixedWords& fixed, Dialect dialect);

}  // namespace storyflow::text
