#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "books/declared_charset.hpp"
#include "books/encoding.hpp"
#include "books/read_book.hpp"
#include "books/story_forms.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/book_check.hpp"
#include "fuzz/check.hpp"

// A file of any name and content is a book or one clear error; so are StoryFlow's own forms, and the
// encodings.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    constexpr std::array endings = {"", ".txt", ".json", ".md", ".html", ".srt", ".epub", ".docx"};
    const std::string_view bytes = fuzz::text_of(data, size);
    const auto attempt = [](auto read) {
        fuzz::attempt_any({base::ErrorKind::invalid_input, base::ErrorKind::unsupported_media,
                           base::ErrorKind::unavailable},
                          read);
    };
    attempt([&] {
        const auto book = books::read_book(bytes, endings.at(size % endings.size()));
        fuzz::check_book(book);
        fuzz::check(!book.format.empty());
    });
    attempt([&] {
        const auto text = books::decoded(bytes, books::declared_charset(bytes));
        fuzz::check(base::is_valid_utf8(text.utf8) && !text.charset.empty());
        if (const auto book = books::read_story_form(text.utf8)) fuzz::check_book(*book);
    });
    attempt([&] { fuzz::check(base::is_valid_utf8(books::document_text(bytes))); });
    return 0;
}
