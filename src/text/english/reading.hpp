#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/dialect.hpp"

namespace storyflow::text {

/// The position at which a rule is tried, in the whole text, so that the rule can look both ways.
struct Place {
    std::u32string_view text;
    std::size_t at = 0;
    Dialect dialect = Dialect::american;
};

/// The spacing between the words and their neighbours.
enum class Joint {
    word,   ///< a space where two words would touch
    apart,  ///< a space on both sides, except next to a closing or opening mark
    glued,  ///< no space
};

/// The words said for the next `length` characters. Without words they are silent, and still separate two
/// words unless `glued`.
struct Reading {
    std::size_t length = 0;
    std::string words;
    Joint joint = Joint::word;
};

/// Returns std::nullopt when the rule does not apply at this position.
using Rule = std::optional<Reading> (*)(const Place&);

}  // namespace storyflow::text
