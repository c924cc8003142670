#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "books/encoding.hpp"
#include "books/passages.hpp"
#include "books/plain_text.hpp"
#include "books/read_text.hpp"

namespace {

using namespace storyflow;

void check(bool holds) {
    if (!holds) std::abort();
}

std::size_t letters_of(std::string_view text) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t letters = 0;
    for (std::int64_t at = 0; at < static_cast<std::int64_t>(text.size());) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, static_cast<std::int64_t>(text.size()), c);
        letters += c >= 0 && u_isalnum(c) != 0 ? 1U : 0U;
    }
    return letters;
}

std::size_t letters_of(const books::Book& book) {
    std::size_t letters = 0;
    for (const auto& block : book.blocks)
        letters += letters_of(block.text);
    for (const auto& part : book.left_out)
        letters += letters_of(part.text);
    return letters;
}

std::size_t letters_of(const books::Arranged& arranged) {
    std::size_t letters = 0;
    for (const auto& passage : arranged.passages)
        letters += letters_of(passage.text);
    for (const auto& part : arranged.left_out)
        letters += letters_of(part.text);
    return letters;
}

/// Ends the program unless the book keeps what the header of `Book` and `Block` says.
void check_book(const books::Book& book) {
    for (const auto& block : book.blocks)
        check(base::is_valid_utf8(block.text) && block.level >= 0 && block.level <= 6);
    books::Book blocks_only = book;
    blocks_only.left_out.clear();
    check(letters_of(books::passages(book)) == letters_of(blocks_only));
}

}  // namespace

// Bytes of any kind are a book or one clear error; plain text and passages lose no letter.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string_view name = size % 3 == 0 ? "book.md" : size % 3 == 1 ? "book.txt" : "";
    try {
        check_book(books::read_text(bytes, name));
        const auto text = books::decoded(bytes).utf8;
        check(base::is_valid_utf8(text));
        check(letters_of(books::read_plain_text(text)) == letters_of(text));
    } catch (const base::Error& error) {
        check(error.kind() == base::ErrorKind::invalid_input ||
              error.kind() == base::ErrorKind::unsupported_media);
    }
    return 0;
}
