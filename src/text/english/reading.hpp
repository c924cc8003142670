#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/dialect.hpp"

namespace storyflow::text {

/// Where a rule is tried: a position of the whole text, so that it can look both ways.
struct Place {
    std::u32string_view text;
    std::size_t at = 0;
    Dialect dialect = Dialect::american;
};

/// How the words stand beside their neighbours.
enum class Joint {
    word,   ///< a space where two words would touch
    apart,  ///< a space to both sides, unless a mark closes or opens there
    glued,  ///< no space
};

/// What is said for `length` characters. No words: silence, which still parts two words unless `glued`.
struct Reading {
    std::size_t length = 0;
    std::string words;
    Joint joint = Joint::word;
};

/// Nothing when the rule does not apply here.
using Rule = std::optional<Reading> (*)(const Place&);

}  // namespace storyflow::text
