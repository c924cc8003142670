#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/char_range.hpp"
#include "text/dialect.hpp"

/// Written English -> the words that are said: numbers, dates, times, money, units, addresses, titles,
/// abbreviations, symbols. The order of the rules is in docs/text.md. Pure; linear in the length of the text.
namespace storyflow::text {

/// A text made of another, and where each of its parts came from.
struct NormalisedText {
    /// Part of `text` (bytes `begin` to `end`) that was written as `source`.
    struct Piece {
        std::size_t begin = 0;
        std::size_t end = 0;
        CharRange source;
    };

    std::string text;  ///< UTF-8; single spaces, none at the ends
    std::vector<Piece>
        pieces;  ///< in order; together they cover `text`, except for some spaces between words
};

/// Characters of the private use area (U+E000 to U+F8FF) are opaque words: they are kept as they are, and
/// look like a lower-case word to every rule. `text` is UTF-8 (invalid bytes are dropped).
[[nodiscard]] NormalisedText normalise(std::string_view text, Dialect dialect = Dialect::american);

}  // namespace storyflow::text
