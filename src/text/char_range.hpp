#pragma once

#include <compare>
#include <cstddef>

namespace storyflow::text {

/// Code points `begin` up to, not including, `end` of the script that the user wrote.
struct CharRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    auto operator<=>(const CharRange&) const = default;
};

}  // namespace storyflow::text
