#include "books/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "books/archive.hpp"
#include "tests/books/refusal.hpp"

namespace storyflow::books {
namespace {

using ::testing::HasSubstr;

TEST(ReadHtml, TellsTitleAuthorAndLanguage) {
    const Book book = read_html(
        "<html lang='fr'><head><title> Un\n livre </title><meta name=author content='A. B.'></head>"
        "<body><p>Texte.</p></body></html>");
    EXPECT_EQ(book.format, "HTML");
    EXPECT_EQ(book.title, "Un livre");
    EXPECT_EQ(book.author, "A. B.");
    EXPECT_EQ(book.language, "fr");
    ASSERT_EQ(book.blocks.size(), 1U);
    EXPECT_EQ(book.blocks[0].text, "Texte.");
    EXPECT_EQ(book.blocks[0].place, "#/4/2");
}

TEST(ReadHtml, ReadsAFragmentInItsEncoding) {
    const Book book = read_html("<meta charset=iso-8859-1><p>Le caf\xE9 \xE9tait ferm\xE9.");
    ASSERT_EQ(book.blocks.size(), 1U);
    EXPECT_EQ(book.blocks[0].text, "Le café était fermé.");
}

TEST(ReadHtml, RefusesAPageThatIsTooLarge) {
    EXPECT_THAT(refusal([] { static_cast<void>(read_html(std::string(largest_document + 1, 'a'))); }),
                HasSubstr("32 MiB"));
}

}  // namespace
}  // namespace storyflow::books
