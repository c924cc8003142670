#include <cstddef>
#include <cstdint>
#include <string_view>

#include "books/encoding.hpp"
#include "books/subtitles.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/book_check.hpp"
#include "fuzz/check.hpp"

// Every cue of a subtitle file has a time that does not run backwards, and is a paragraph.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    fuzz::attempt_any({base::ErrorKind::invalid_input, base::ErrorKind::unsupported_media}, [&] {
        const auto text = books::decoded(fuzz::text_of(data, size)).utf8;
        (void)books::looks_like_subtitles(text);
        const auto book = books::read_subtitles(text);
        fuzz::check_book(book);
        for (const auto& block : book.blocks) {
            fuzz::check(block.cue && block.cue->begin >= 0 && block.cue->begin <= block.cue->end);
            fuzz::check(!block.text.empty());
        }
    });
    return 0;
}
