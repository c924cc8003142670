#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "books/docx.hpp"
#include "books/word_styles.hpp"
#include "books/word_text.hpp"
#include "books/xml.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/book_check.hpp"

// Bytes of any kind are a Word document, or the text or the styles of one, or one clear error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto attempt = [](auto read) { fuzz::attempt(base::ErrorKind::invalid_input, read); };
    attempt([&] { fuzz::check_book(books::read_docx(bytes)); });
    attempt([&] {
        const books::Markup root = books::parse_xml(bytes, "document.xml");
        const books::WordStyles styles(root);
        books::Book book;
        const auto picture = [](std::string_view) { return std::optional<std::size_t>(); };
        books::append_word_text({.root = root, .styles = styles, .picture = picture}, book);
        fuzz::check_book(book);
    });
    return 0;
}
