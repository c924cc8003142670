#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "books/lines.hpp"

namespace storyflow::books {

/// A table of contents or a list of illustrations: groups from `begin` to before `end`.
struct ContentsList {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string reason;  ///< "table of contents", "list of illustrations"
};

struct ContentsLists {
    std::vector<ContentsList> lists;  ///< in order
    std::set<std::string> entries;    ///< their lines without page numbers, as `folded_line`
};

/// Finds the lists below a line such as "Contents", and numbered lists of chapters at the front of a book
/// that have no such line. Pure.
[[nodiscard]] ContentsLists find_contents(std::span<const LineGroup> groups);

}  // namespace storyflow::books
