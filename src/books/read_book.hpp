#pragma once

#include <filesystem>
#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

struct ReadOptions {
    std::filesystem::path pdftotext = {};  ///< the program that reads PDF; empty if the machine has none
};

/// Reads a book of any kind: EPUB, DOCX, PDF, HTML, Markdown, plain text, subtitles, StoryFlow's own forms.
/// The kind is recognised by the content first, by the end of `file_name` second. Throws `base::Error`, whose
/// message begins with the name: `payload_too_large` beyond `largest_file`, `unsupported_media` for a kind
/// that is not read, with what to do, `invalid_input` for a damaged file or one without text, `unavailable`
/// when `pdftotext` is missing or fails. Pure, apart from that program.
[[nodiscard]] Book read_book(std::string_view bytes, std::string_view file_name,
                             const ReadOptions& options = {});

}  // namespace storyflow::books
