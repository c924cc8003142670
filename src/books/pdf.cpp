#include "books/pdf.hpp"

#include <algorithm>
#include <chrono>
#include <span>
#include <stop_token>
#include <string>

#include "base/binary_units.hpp"
#include "base/child_program.hpp"
#include "base/error.hpp"
#include "books/html_tree.hpp"
#include "books/pdf_layout.hpp"
#include "books/pdf_text.hpp"
#include "books/refusal.hpp"

namespace storyflow::books {

namespace {

using base::mebibyte;

/// The output of the program: XHTML with the place of each word, about a hundred bytes for each.
std::string words_with_places(std::string_view bytes, const std::filesystem::path& pdftotext) {
    base::ChildProgram program(
        {.program = pdftotext, .arguments = {"-enc", "UTF-8", "-bbox-layout", "-", "-"}},
        {.patience = std::chrono::seconds(60), .output = 192 * mebibyte, .memory = 2048 * mebibyte});
    const std::stop_token never;
    static_cast<void>(program.feed(bytes, never));
    base::ChildEnd end = program.finish(never);
    if (end.status == 0) return std::move(end.output);
    if (end.said.find("password") != std::string::npos)
        refuse("The PDF is protected by a password; save it without one.", end.said);
    constexpr int not_permitted = 3;
    if (end.status == not_permitted) refuse("The PDF does not permit that its text is taken out.", end.said);
    refuse("The PDF is damaged.", end.said);
}

}  // namespace

Book read_pdf(std::string_view bytes, const std::filesystem::path& pdftotext) {
    if (pdftotext.empty())
        throw base::Error(
            base::ErrorKind::unavailable,
            "PDF files are read with the program pdftotext, which is not installed (Debian: poppler-utils).");
    const PdfLayout layout = pdf_layout(parse_page(words_with_places(bytes, pdftotext)));
    const bool has_text =
        std::ranges::any_of(layout.pages, [](const PdfPage& page) { return !page.lines.empty(); });
    if (!has_text)
        refuse("The PDF holds no text: it is probably a scan. Run it through text recognition (OCR) first.");
    Book book{.format = "PDF", .title = layout.title, .author = layout.author, .language = {}};
    append_pdf_text(layout, book);
    return book;
}

}  // namespace storyflow::books
