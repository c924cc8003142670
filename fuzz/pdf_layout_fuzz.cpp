#include <cstddef>
#include <cstdint>
#include <string_view>

#include "books/book.hpp"
#include "books/html_tree.hpp"
#include "books/pdf_layout.hpp"
#include "books/pdf_text.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/book_check.hpp"
#include "fuzz/check.hpp"

// The output of `pdftotext -bbox-layout` depends on a stranger's file; it becomes a book or is refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    fuzz::attempt_any({base::ErrorKind::invalid_input, base::ErrorKind::unsupported_media}, [&] {
        const auto layout = books::pdf_layout(books::parse_page(fuzz::text_of(data, size)));
        books::Book book;
        books::append_pdf_text(layout, book);
        fuzz::Letters found = fuzz::check_book(book);
        fuzz::Letters source;
        for (const auto& page : layout.pages) {
            for (const auto& line : page.lines)
                source.add(line.text);
        }
        fuzz::check_nothing_is_lost(source, found);
    });
    return 0;
}
