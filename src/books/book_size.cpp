#include "books/book_size.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"

namespace storyflow::books {

void check_blocks(const Book& book) {
    if (book.blocks.size() + book.left_out.size() <= most_blocks) return;
    throw base::Error(base::ErrorKind::invalid_input,
                      fmt::format("the file has more than {} paragraphs, which is the limit", most_blocks));
}

void check_lines(std::string_view text) {
    if (static_cast<std::size_t>(std::ranges::count(text, '\n')) <= most_lines) return;
    throw base::Error(base::ErrorKind::invalid_input,
                      fmt::format("the text has more than {} lines, which is the limit", most_lines));
}

}  // namespace storyflow::books
