#include "books/gutenberg_blocks.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace storyflow::books {

namespace {

bool says(const Block& block, std::string_view marker) {
    const std::size_t at = block.text.find(marker);
    return at != std::string::npos && block.text.find("PROJECT GUTENBERG", at) != std::string::npos;
}

/// Moves the text of blocks to `left_out`, as one entry.
void leave_out(Book& book, std::size_t begin, std::size_t end, const char* reason) {
    LeftOut part{.reason = reason, .text = {}, .place = book.blocks[begin].place};
    std::vector<Block> kept;
    kept.reserve(book.blocks.size());
    for (std::size_t index = 0; index < book.blocks.size(); ++index) {
        Block& block = book.blocks[index];
        if (index < begin || index >= end || block.kind == BlockKind::picture) {
            kept.push_back(std::move(block));
        } else {
            part.text.append(part.text.empty() ? "" : "\n").append(block.text);
        }
    }
    book.blocks = std::move(kept);
    book.left_out.push_back(std::move(part));
}

}  // namespace

void leave_out_gutenberg_frame(Book& book) {
    const auto& blocks = book.blocks;
    const auto end =
        std::ranges::find_if(blocks, [](const Block& block) { return says(block, "*** END OF TH"); });
    if (end != blocks.end())
        leave_out(book, static_cast<std::size_t>(end - blocks.begin()), blocks.size(),
                  "Project Gutenberg's licence");
    const auto start =
        std::ranges::find_if(blocks, [](const Block& block) { return says(block, "*** START OF TH"); });
    if (start != blocks.end())
        leave_out(book, 0, static_cast<std::size_t>(start - blocks.begin()) + 1,
                  "Project Gutenberg's header");
}

}  // namespace storyflow::books
