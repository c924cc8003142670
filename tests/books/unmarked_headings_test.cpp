#include "books/unmarked_headings.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace storyflow::books {
namespace {

Book book_of(std::vector<Block> blocks) {
    Book book;
    book.blocks = std::move(blocks);
    find_unmarked_headings(book);
    return book;
}

TEST(UnmarkedHeadings, AreParagraphsThatReadLikeThem) {
    const Book book = book_of({{.text = "Prologue"},
                               {.text = "It was dark."},
                               {.text = "Chapter 1\nThe Beginning"},
                               {.text = "Chapter 2 of the book was long and nobody read it."},
                               {.text = "12"},
                               {.text = "PART TWO"}});
    std::vector<int> levels;
    for (const Block& block : book.blocks)
        levels.push_back(block.level);
    EXPECT_EQ(levels, (std::vector<int>{1, 0, 1, 0, 0, 1}));
    EXPECT_EQ(book.blocks[2].kind, BlockKind::heading);
    EXPECT_EQ(book.blocks[2].text, "Chapter 1. The Beginning");
}

TEST(UnmarkedHeadings, AreNotLookedForInABookThatHasHeadings) {
    const Book book =
        book_of({{.kind = BlockKind::heading, .text = "Loomings", .level = 1}, {.text = "Chapter 1"}});
    EXPECT_EQ(book.blocks[1].kind, BlockKind::paragraph);
}

}  // namespace
}  // namespace storyflow::books
