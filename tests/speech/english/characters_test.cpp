#include "speech/english/characters.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech::english {
namespace {

TEST(Characters, KnowWhereEachBeginsInTheBytes) {
    const Characters characters = characters_of("a—é😀.");
    EXPECT_EQ(characters.points, U"a—é😀.");
    EXPECT_EQ(characters.starts, (std::vector<std::size_t>{0, 1, 4, 6, 10, 11}));
}

TEST(Characters, AnInvalidByteIsOneReplacement) {
    const Characters characters = characters_of("a\xFFz");
    EXPECT_EQ(characters.points, U"a\uFFFDz");
    EXPECT_EQ(characters.starts, (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(Characters, ASequenceThatIsCutShortIsNoOtherCharacter) {
    EXPECT_EQ(characters_of("a\xE2\x85s").points.find(U'\u0085'), std::u32string::npos);
}

TEST(Characters, AreOfKinds) {
    EXPECT_TRUE(is_white_space(U' ') && is_white_space(U'\n') && is_white_space(U'\u00A0'));
    EXPECT_FALSE(is_white_space(U'a') || is_white_space(U'\u200B'));
    EXPECT_TRUE(is_mark(U';') && is_mark(U'…') && !is_mark(U'.') && !is_mark(U'-'));
    EXPECT_TRUE(is_quote(U'’') && is_quote(U'"') && is_quote(U'«') && !is_quote(U'-'));
    EXPECT_TRUE(is_currency(U'€') && is_currency(U'₹') && !is_currency(U'E'));
    EXPECT_TRUE(is_sign(U'©') && is_sign(U'😀') && !is_sign(U'—') && !is_sign(U'→'));
    EXPECT_TRUE(is_small(U'a') && is_small(U'é') && !is_small(U'É') && !is_small(U'1'));
}

}  // namespace
}  // namespace storyflow::speech::english
