#pragma once

#include <string_view>

#include "books/markup_tree.hpp"

namespace storyflow::books {

/// The `html` element of an HTML document in UTF-8, as browsers build it. Throws `Error{invalid_input}` for a
/// document whose unclosed elements would take the parser too much time or memory.
[[nodiscard]] Markup parse_html(std::string_view document);

/// The `html` element of a page of a book, in any encoding: by the rules of XML if it is well-formed XHTML,
/// else by those of HTML.
[[nodiscard]] Markup parse_page(std::string_view bytes);

}  // namespace storyflow::books
