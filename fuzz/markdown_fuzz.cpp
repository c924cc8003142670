#include <cstddef>
#include <cstdint>
#include <string_view>

#include "books/encoding.hpp"
#include "books/markdown.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/book_check.hpp"
#include "fuzz/check.hpp"

// Any text is Markdown, and what the reader promises of its blocks holds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    fuzz::attempt_any({base::ErrorKind::invalid_input, base::ErrorKind::unsupported_media}, [&] {
        const auto text = books::decoded(fuzz::text_of(data, size)).utf8;
        (void)books::looks_like_markdown(text);
        fuzz::check_book(books::read_markdown(text));
    });
    return 0;
}
