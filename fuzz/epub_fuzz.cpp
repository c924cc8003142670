#include <cstddef>
#include <cstdint>
#include <string_view>

#include "books/epub.hpp"
#include "books/epub_navigation.hpp"
#include "books/epub_package.hpp"
#include "books/xml.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/book_check.hpp"

// Bytes of any kind are an EPUB, or a document of one, or one clear error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto attempt = [](auto read) { fuzz::attempt(base::ErrorKind::invalid_input, read); };
    attempt([&] { fuzz::check_book(books::read_epub(bytes)); });
    attempt([&] {
        const books::Markup root = books::parse_xml(bytes, "a.opf");
        for (const auto& entry : books::parse_package(root, "b/a.opf").spine) {
            if (entry.id.size() > size) std::abort();
        }
        for (const auto& point : books::navigation_points(root, "b/a.ncx")) {
            if (point.title.empty() || point.level < 1 || point.level > 6) std::abort();
        }
    });
    return 0;
}
