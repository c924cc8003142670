#pragma once

#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

/// Reads a single HTML or XHTML page in any encoding. Images are not in the file: their alternative texts are
/// in `left_out`. Throws `Error{invalid_input}` for a page beyond the limits of `html_tree.hpp`.
[[nodiscard]] Book read_html(std::string_view bytes);

}  // namespace storyflow::books
