#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/char_range.hpp"
#include "text/reading_rule.hpp"

namespace storyflow::text {

/// A normalised text and the source of each of its parts.
struct NormalisedText {
    /// The bytes `begin` up to, not including, `end` of `text` were written as `source`.
    struct Piece {
        std::size_t begin = 0;
        std::size_t end = 0;
        CharRange source;
    };

    std::string text;  ///< UTF-8; single spaces, none at the ends
    std::vector<Piece>
        pieces;  ///< in order; together they cover `text`, except for some spaces between words
    std::vector<AppliedRule> applied;  ///< all that changed the source, step by step
};

}  // namespace storyflow::text
