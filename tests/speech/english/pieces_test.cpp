#include "speech/english/pieces.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::speech::english {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Pieces, KeepALongWordWhole) {
    EXPECT_THAT(pieces_of("daisies"), ElementsAre("daisies"));
    EXPECT_THAT(pieces_of("n't"), ElementsAre("n't"));
    EXPECT_THAT(pieces_of("café"), ElementsAre("café"));
    EXPECT_THAT(pieces_of("FBI"), ElementsAre("FBI"));
}

TEST(Pieces, PartAtHyphensAndSigns) {
    EXPECT_THAT(pieces_of("well-known"), ElementsAre("well", "-", "known"));
    EXPECT_THAT(pieces_of("and/or"), ElementsAre("and", "/", "or"));
    EXPECT_THAT(pieces_of("U.S."), ElementsAre("U", ".", "S", "."));
    EXPECT_THAT(pieces_of("so--there"), ElementsAre("so", "--", "there"));
}

TEST(Pieces, PartWhereASmallLetterMeetsACapital) {
    EXPECT_THAT(pieces_of("GitHub"), ElementsAre("Git", "Hub"));
    EXPECT_THAT(pieces_of("XMen"), ElementsAre("X", "Men"));
}

TEST(Pieces, PartDigitsFromLetters) {
    EXPECT_THAT(pieces_of("R2D2"), ElementsAre("R", "2", "D", "2"));
    EXPECT_THAT(pieces_of("-1,234.5th"), ElementsAre("-1,234.5", "th"));
}

TEST(Pieces, KeepApostrophesAtTheEdgesOnly) {
    EXPECT_THAT(pieces_of("'s"), ElementsAre("'", "s"));
    EXPECT_THAT(pieces_of("dogs'"), ElementsAre("dogs", "'"));
    EXPECT_THAT(pieces_of("5'11"), ElementsAre("5", "11"));
    EXPECT_THAT(pieces_of("’tis"), ElementsAre("’", "tis"));
    EXPECT_THAT(pieces_of(""), IsEmpty());
}

TEST(Pieces, AreSilentWithoutLettersDigitsAndSigns) {
    EXPECT_TRUE(is_silent("-"));
    EXPECT_TRUE(is_silent("’"));
    EXPECT_TRUE(is_silent("/"));
    EXPECT_FALSE(is_silent("a-"));
    EXPECT_FALSE(is_silent("+"));
}

}  // namespace
}  // namespace storyflow::speech::english
