#pragma once

#include <filesystem>
#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

/// Reads a PDF with the program `pdftotext` of poppler-utils, which runs as a child with limits of time,
/// memory and output; an empty path means that the machine has none. Throws `Error{unavailable}` if the
/// program is missing or exceeds a limit, and `Error{invalid_input}` for a PDF that is damaged, protected by
/// a password, or without text, as scans are.
[[nodiscard]] Book read_pdf(std::string_view bytes, const std::filesystem::path& pdftotext);

}  // namespace storyflow::books
