#pragma once

#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

/// Reads an EPUB 2 or 3: its pages in reading order, with the titles of its table of contents where a page
/// has no heading. Pages outside the reading order, and pages that are tables of contents, are in `left_out`,
/// as are the names of listed files that are missing. A picture that stands at three places or more is an
/// ornament. Throws `Error{invalid_input}` for a protected (DRM) or damaged book, and beyond the limits of
/// `archive.hpp`.
[[nodiscard]] Book read_epub(std::string_view bytes);

}  // namespace storyflow::books
