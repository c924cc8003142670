#pragma once

#include <string_view>

#include "text/dialect.hpp"
#include "text/normalised_text.hpp"

/// Turns written English into the words that are said: numbers, dates, times, money, units, addresses,
/// titles, abbreviations, symbols. The order of the rules is in docs/text.md. Pure; linear in the length of
/// the text.
namespace storyflow::text {

/// Characters of the private use area (U+E000 to U+F8FF) are opaque words: they are kept unchanged, and every
/// rule treats them like a lower-case word. `text` is UTF-8 (invalid bytes are dropped).
[[nodiscard]] NormalisedText normalise(std::string_view text, Dialect dialect = Dialect::american);

}  // namespace storyflow::text
