#include "books/html.hpp"

#include <string>
#include <utility>

#include "base/error.hpp"
#include "books/archive.hpp"
#include "books/gutenberg_blocks.hpp"
#include "books/html_tree.hpp"
#include "books/line_text.hpp"
#include "books/page.hpp"
#include "books/unmarked_headings.hpp"

namespace storyflow::books {

namespace {

std::string title_of(const Markup& root) {
    const Markup* head = root.child("head");
    const Markup* title = head == nullptr ? nullptr : head->child("title");
    return title == nullptr ? "" : clean_line(title->all_text());
}

std::string author_of(const Markup& root) {
    for (const Markup* meta : root.descendants("meta")) {
        if (meta->attribute("name") == "author") return clean_line(meta->attribute("content"));
    }
    return {};
}

}  // namespace

Book read_html(std::string_view bytes) {
    if (bytes.size() > largest_document)
        throw base::Error(base::ErrorKind::invalid_input, "The page is larger than 32 MiB.");
    Page page{.root = parse_page(bytes), .document = {}};
    Book book{.format = "HTML",
              .title = title_of(page.root),
              .author = author_of(page.root),
              .language = std::string(page.root.attribute("lang"))};
    if (book.language.empty()) book.language = page.root.attribute("xml:lang");
    append_page(page, book);
    leave_out_gutenberg_frame(book);
    find_unmarked_headings(book);
    return book;
}

}  // namespace storyflow::books
