#pragma once

#include <string_view>

#include "books/markup_tree.hpp"

/// The roles of a page's elements for a listener: block, heading, note, separator. All functions are pure.
namespace storyflow::books {

/// True for elements that stand on lines of their own.
[[nodiscard]] bool is_block_element(std::string_view name);

/// True for elements whose text is none for readers: `script`, `style`, `head`, …
[[nodiscard]] bool is_never_text(std::string_view name);

/// 1 to 6 for a heading, 0 for other elements.
[[nodiscard]] int heading_level(const Markup& element);

/// Why a listener does not hear the element: "footnote", "table of contents", "page number", …; empty if it
/// is read. `before` is the last character of the text before it.
[[nodiscard]] std::string_view reason_to_leave_out(const Markup& element, char before);

/// True for a rule or an element that says that it separates scenes.
[[nodiscard]] bool is_separator(const Markup& element);

/// How many of the letters and digits below an element are in links to places in the book.
struct LinkShare {
    std::size_t in_links = 0;
    std::size_t all = 0;
    std::size_t links = 0;

    [[nodiscard]] bool is_contents() const { return links >= 3 && in_links * 5 >= all * 4; }
};
[[nodiscard]] LinkShare link_share(const Markup& element);

}  // namespace storyflow::books
