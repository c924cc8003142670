#include "speech/english/token_cuts.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/speech/english/words.hpp"

namespace storyflow::speech::english {
namespace {

std::string cut(std::string_view text) {
    return words_of(text, tokens_of(text));
}

TEST(TokenCuts, MarksPartFromWords) {
    EXPECT_EQ(cut("He said (twice), \"No!\""), "He|said|(|twice|)|,|\"|No|!|\"");
    EXPECT_EQ(cut("‘Oh dear!’ Wait... what?!"), "‘|Oh|dear|!|’|Wait|...|what|?|!");
    EXPECT_EQ(cut("It cost $5.50, 20% off."), "It|cost|$|5.50|,|20|%|off|.");
}

TEST(TokenCuts, ContractionsAndPossessivesFallIntoTheirParts) {
    EXPECT_EQ(cut("I can't say it's Tom's."), "I|ca|n't|say|it|'s|Tom|'s|.");
    EXPECT_EQ(cut("“I don’t,” they’d’ve said"), "“|I|do|n’t|,|”|they|’d|’ve|said");
}

// As spaCy has it: only a word that stands alone is known.
TEST(TokenCuts, AContractionBesideADashStaysWhole) {
    EXPECT_EQ(cut("so--I'll"), "so|--|I'll");
}

TEST(TokenCuts, ClippedWordsKeepTheirApostrophe) {
    EXPECT_EQ(cut("tell 'em, 'cause nothin'."), "tell|'em|,|'cause|nothin'|.");
    EXPECT_EQ(cut("‘’em’"), "‘|’em|’");
}

TEST(TokenCuts, HyphensAndDashesPartBetweenLetters) {
    EXPECT_EQ(cut("a well-known man—yes--no – 9-5"), "a|well|-|known|man|—|yes|--|no|–|9|-|5");
    EXPECT_EQ(cut("here\"--I"), "here\"--I");
}

TEST(TokenCuts, AbbreviationsKeepTheirStop) {
    EXPECT_EQ(cut("Mr. Hyde, e.g. at 8a.m. in the U.S."), "Mr.|Hyde|,|e.g.|at|8|a.m.|in|the|U.S.");
    EXPECT_EQ(cut("Here is Mr. It is I."), "Here|is|Mr.|It|is|I.");
    EXPECT_EQ(cut("ask--Mr."), "ask|--|Mr.");
}

TEST(TokenCuts, AddressesStayWhole) {
    EXPECT_EQ(cut("(see https://example.org/a-b.)"), "(|see|https://example.org/a-b|.|)");
}

TEST(TokenCuts, SayWhereTheyStandAndWhetherASpaceFollows) {
    const auto tokens = tokens_of(" é — so.");
    ASSERT_EQ(tokens.size(), 4U);
    EXPECT_EQ(tokens[0], (TaggedToken{.begin = 1, .end = 3, .space_after = true}));
    EXPECT_EQ(tokens[1], (TaggedToken{.begin = 4, .end = 7, .space_after = true}));
    EXPECT_EQ(tokens[2], (TaggedToken{.begin = 8, .end = 10, .space_after = false}));
    EXPECT_EQ(tokens[3], (TaggedToken{.begin = 10, .end = 11, .space_after = false}));
}

TEST(TokenCuts, NothingHasNoTokens) {
    EXPECT_TRUE(tokens_of("").empty());
    EXPECT_TRUE(tokens_of(" \n").empty());
}

TEST(TokenCuts, InvalidBytesAndLongRunsAreCovered) {
    EXPECT_EQ(cut("a\xFF z"), "a|\xFF|z");
    const std::string brackets(20'000, '(');
    EXPECT_EQ(tokens_of(brackets).size(), brackets.size());
    const std::string letters(20'000, 'n');
    EXPECT_EQ(cut(letters), letters);
}

}  // namespace
}  // namespace storyflow::speech::english
