#include "speech/english/contractions.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech::english {
namespace {

TEST(Contractions, PartWhereTheAuxiliaryOrTheNegationBegins) {
    EXPECT_EQ(known_parts(U"don't"), (WordParts{2, 3, 0}));
    EXPECT_EQ(known_parts(U"Can’t"), (WordParts{2, 3, 0}));
    EXPECT_EQ(known_parts(U"I'm"), (WordParts{1, 2, 0}));
    EXPECT_EQ(known_parts(U"they'd've"), (WordParts{4, 2, 3}));
    EXPECT_EQ(known_parts(U"couldn't've"), (WordParts{5, 3, 3}));
    EXPECT_EQ(known_parts(U"dont"), (WordParts{2, 2, 0}));
    EXPECT_EQ(known_parts(U"cannot"), (WordParts{3, 3, 0}));
    EXPECT_EQ(known_parts(U"y'all"), (WordParts{2, 3, 0}));
}

TEST(Contractions, LeaveWordsThatOnlyLookLikeThem) {
    for (const auto* const word : {U"well", U"Its", U"hell", U"were", U"house", U"DON'T", U"that've"})
        EXPECT_FALSE(known_parts(word));
}

TEST(Contractions, KeepAbbreviationsWithTheirStopAndClippedWordsWithTheirApostrophe) {
    EXPECT_EQ(known_parts(U"Mr."), (WordParts{3, 0, 0}));
    EXPECT_EQ(known_parts(U"e.g."), (WordParts{4, 0, 0}));
    EXPECT_EQ(known_parts(U"x."), (WordParts{2, 0, 0}));
    EXPECT_EQ(known_parts(U"’em"), (WordParts{3, 0, 0}));
    EXPECT_EQ(known_parts(U"goin'"), (WordParts{5, 0, 0}));
    EXPECT_FALSE(known_parts(U"mr."));
    EXPECT_FALSE(known_parts(U"X."));
}

TEST(Contractions, PartAnHourFromItsHalfOfTheDay) {
    EXPECT_EQ(known_parts(U"8a.m."), (WordParts{1, 4, 0}));
    EXPECT_EQ(known_parts(U"12pm"), (WordParts{2, 2, 0}));
    EXPECT_FALSE(known_parts(U"13pm"));
    EXPECT_FALSE(known_parts(U"0am"));
}

}  // namespace
}  // namespace storyflow::speech::english
