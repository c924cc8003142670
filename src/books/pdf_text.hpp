#pragma once

#include "books/book.hpp"
#include "books/pdf_layout.hpp"

namespace storyflow::books {

/// Appends the paragraphs and headings of a PDF to the book, and to `left_out` the running heads, feet and
/// page numbers. Lines are joined across pages, and words divided at their ends made whole. Paragraphs are
/// told by indentation, gaps, and short last lines; headings by their size or words. Places are `page 12`.
/// Pure.
void append_pdf_text(const PdfLayout& layout, Book& book);

}  // namespace storyflow::books
