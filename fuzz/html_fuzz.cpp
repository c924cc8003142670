#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"
#include "books/html.hpp"
#include "books/html_tree.hpp"
#include "books/page_roles.hpp"
#include "fuzz/book_check.hpp"

namespace {

using namespace storyflow;

void add_text(const books::Markup& element, fuzz::Letters& letters) {
    letters.add(element.text);
    for (const auto& child : element.children) {
        if (!books::is_never_text(child.name)) add_text(child, letters);
    }
}

}  // namespace

// Bytes of any kind are a page or one clear error, and no letter of the page is lost.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        const fuzz::Letters found = fuzz::check_book(books::read_html(bytes));
        fuzz::Letters source;
        const books::Markup root = books::parse_page(bytes);
        if (!books::is_never_text(root.name)) add_text(root, source);
        fuzz::check_nothing_is_lost(source, found);
    } catch (const base::Error& error) {
        if (error.kind() != base::ErrorKind::invalid_input &&
            error.kind() != base::ErrorKind::unsupported_media)
            std::abort();
    }
    return 0;
}
