#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "books/book.hpp"
#include "books/href.hpp"
#include "books/markup_tree.hpp"
#include "books/page.hpp"

namespace storyflow::books {

/// A line of a book's table of contents.
struct NavigationPoint {
    std::string title;
    Href target;
    int level = 1;  ///< 1 for a part or chapter, to 6

    bool operator==(const NavigationPoint&) const = default;
};

/// The table of contents of an EPUB: its navigation document (EPUB 3) or NCX (EPUB 2), whose name is `path`.
[[nodiscard]] std::vector<NavigationPoint> navigation_points(const Markup& root, std::string_view path);

/// The blocks of a book that come from one document.
struct DocumentBlocks {
    std::size_t begin = 0;
    std::size_t end = 0;
    Anchors anchors;
};

/// Gives a heading to each place that the table of contents names and that has none: the paragraph that says
/// the same becomes one, else a heading is inserted, with the place of the block behind it. Documents without
/// text get none.
void add_missing_headings(const std::vector<NavigationPoint>& points,
                          const std::map<std::string, DocumentBlocks>& documents, Book& book);

}  // namespace storyflow::books
