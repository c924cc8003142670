#include "books/read_book.hpp"

#include <string>

#include "base/binary_units.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "books/book_kind.hpp"
#include "books/docx.hpp"
#include "books/epub.hpp"
#include "books/html.hpp"
#include "books/pdf.hpp"
#include "books/read_text.hpp"

namespace storyflow::books {

namespace {

Book read_kind(std::string_view bytes, std::string_view file_name, const ReadOptions& options) {
    switch (book_kind(bytes, file_name)) {
        case BookKind::epub:
            return read_epub(bytes);
        case BookKind::docx:
            return read_docx(bytes);
        case BookKind::pdf:
            return read_pdf(bytes, options.pdftotext);
        case BookKind::html:
            return read_html(bytes);
        case BookKind::text:
            break;
    }
    return read_text(bytes, file_name);
}

void check_size(std::string_view bytes) {
    if (bytes.size() > largest_file) {
        throw base::Error(base::ErrorKind::payload_too_large,
                          "the file is larger than " + std::to_string(largest_file / base::mebibyte) + " MB");
    }
}

}  // namespace

Book read_book(std::string_view bytes, std::string_view file_name, const ReadOptions& options) {
    try {
        check_size(bytes);
        Book book = read_kind(bytes, file_name, options);
        if (book.blocks.empty()) throw base::Error(base::ErrorKind::invalid_input, "there is no text in it");
        return book;
    } catch (const base::Error& error) {
        if (file_name.empty() || std::string_view(error.what()).starts_with(file_name)) throw;
        throw base::Error(error.kind(), std::string(file_name) + ": " + error.what(), error.detail());
    }
}

}  // namespace storyflow::books
