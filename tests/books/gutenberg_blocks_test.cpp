#include "books/gutenberg_blocks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::books {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(GutenbergBlocks, AreLeftOutWithTheirTextButNotThePictures) {
    Book book;
    book.blocks = {{.text = "The Project Gutenberg eBook of Emma", .place = "a"},
                   {.kind = BlockKind::picture, .text = "Cover"},
                   {.text = "*** START OF THE PROJECT GUTENBERG EBOOK 158 ***"},
                   {.text = "Emma Woodhouse, handsome, clever, and rich."},
                   {.text = "*** END OF THIS PROJECT GUTENBERG EBOOK EMMA ***", .place = "b"},
                   {.text = "Updated editions will replace the previous one."}};
    leave_out_gutenberg_frame(book);
    ASSERT_EQ(book.blocks.size(), 2U);
    EXPECT_EQ(book.blocks[0].text, "Cover");
    EXPECT_EQ(book.blocks[1].text, "Emma Woodhouse, handsome, clever, and rich.");
    EXPECT_THAT(
        book.left_out,
        ElementsAre(LeftOut{"Project Gutenberg's licence",
                            "*** END OF THIS PROJECT GUTENBERG EBOOK EMMA ***\nUpdated editions will replace "
                            "the previous one.",
                            "b"},
                    LeftOut{"Project Gutenberg's header",
                            "The Project Gutenberg eBook of Emma\n*** START OF THE PROJECT GUTENBERG EBOOK "
                            "158 ***",
                            "a"}));
}

TEST(GutenbergBlocks, OfOtherBooksStay) {
    Book book;
    book.blocks = {{.text = "*** START OF THE STORY ***"}, {.text = "Text of Project Gutenberg."}};
    leave_out_gutenberg_frame(book);
    EXPECT_EQ(book.blocks.size(), 2U);
    EXPECT_THAT(book.left_out, IsEmpty());
}

}  // namespace
}  // namespace storyflow::books
