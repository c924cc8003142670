#include "books/book_size.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/error.hpp"
#include "books/read_book.hpp"

namespace storyflow::books {
namespace {

using testing::HasSubstr;

std::string refusal_of(const std::string& bytes, std::string_view file_name) {
    try {
        (void)read_book(bytes, file_name);
        return "it was read";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return error.what();
    }
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

TEST(BookSize, HasALimitOfParagraphs) {
    EXPECT_THAT(refusal_of(repeated("a b\n\n", most_blocks + 1), "a.txt"),
                HasSubstr("a.txt: the file has more than 300000 paragraphs"));
    EXPECT_THAT(refusal_of(repeated("a b\n\n", most_blocks + 1), "a.md"), HasSubstr("more than 300000"));
    Book book;
    book.blocks.resize(most_blocks);
    EXPECT_NO_THROW(check_blocks(book));
    book.left_out.emplace_back();
    EXPECT_THROW(check_blocks(book), base::Error);
}

TEST(BookSize, HasALimitOfLines) {
    EXPECT_THAT(refusal_of(std::string(most_lines + 1, '\n') + "a", "a.txt"),
                HasSubstr("the text has more than 1000000 lines"));
    EXPECT_NO_THROW((void)read_book(std::string(most_lines, '\n') + "a", "a.txt"));
}

}  // namespace
}  // namespace storyflow::books
