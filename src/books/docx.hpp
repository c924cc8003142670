#pragma once

#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

/// Reads a Word document (DOCX, also in its strict form). Footnotes, endnotes, comments, headers, footers,
/// deleted text and tables of contents are in `left_out`. Throws `Error{invalid_input}` for a file that is
/// damaged, protected by a password or no Word document, and beyond the limits of `archive.hpp`.
[[nodiscard]] Book read_docx(std::string_view bytes);

}  // namespace storyflow::books
