#include "books/unmarked_headings.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "books/heading_line.hpp"
#include "books/line_text.hpp"

namespace storyflow::books {

namespace {

/// By its first line, which a line with the title may follow. A number alone also begins the items of lists.
bool reads_like_heading(const Block& block) {
    constexpr std::size_t longest = 200;
    if (block.kind != BlockKind::paragraph || block.text.size() > longest) return false;
    if (std::ranges::count(block.text, '\n') > 1) return false;
    const auto line = heading_line(std::string_view(block.text).substr(0, block.text.find('\n')));
    return line && (line->kind == HeadingKind::part || line->kind == HeadingKind::chapter ||
                    line->kind == HeadingKind::named);
}

}  // namespace

void find_unmarked_headings(Book& book) {
    if (std::ranges::find(book.blocks, BlockKind::heading, &Block::kind) != book.blocks.end()) return;
    for (Block& block : book.blocks) {
        if (!reads_like_heading(block)) continue;
        block.kind = BlockKind::heading;
        block.level = 1;
        block.text = as_title(block.text);
    }
}

}  // namespace storyflow::books
