#include "books/word_symbols.hpp"

#include <gtest/gtest.h>

namespace storyflow::books {
namespace {

TEST(WordSymbol, IsTheCharacterThatTheFontDraws) {
    EXPECT_EQ(word_symbol("Wingdings", "F04A"), "☺");
    EXPECT_EQ(word_symbol("Symbol", "F0B4"), "×");
    EXPECT_EQ(word_symbol("Times New Roman", "2020"), "†");
}

TEST(WordSymbol, ThatIsUnknownIsABullet) {
    for (const char* code : {"F0A7", "D800", "0001", "x", "", "FFFFFFFFFF"})
        EXPECT_EQ(word_symbol("Wingdings", code), "•") << code;
    EXPECT_EQ(word_symbol("Arial", "E123"), "•");
}

}  // namespace
}  // namespace storyflow::books
