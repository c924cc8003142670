#include "speech/english/affixes.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech::english {
namespace {

TEST(Affixes, PrefixesAreMarksQuotesCurrenciesAndDots) {
    for (const auto* const word : {U"“So", U"'tis", U"(a", U"$5", U"—and", U"+a", U"©2020"})
        EXPECT_EQ(prefix_length(word), 1U);
    EXPECT_EQ(prefix_length(U"US$5"), 3U);
    EXPECT_EQ(prefix_length(U"...so"), 3U);
    for (const auto* const word : {U"", U"so", U".5", U"+5", U"-5"})
        EXPECT_EQ(prefix_length(word), 0U);
}

TEST(Affixes, SuffixesAreMarksQuotesUnitsAndPossessives) {
    for (const auto* const word : {U"so,", U"so”", U"so—", U"5%", U"5m", U"5€", U"5+"})
        EXPECT_EQ(suffix_length(word), 1U);
    for (const auto* const word : {U"Tom's", U"Tom’s", U"5km", U"5kg"})
        EXPECT_EQ(suffix_length(word), 2U);
    EXPECT_EQ(suffix_length(U"5km²"), 3U);
    EXPECT_EQ(suffix_length(U"so...."), 4U);
    for (const auto* const word : {U"", U"boys", U"inkm", U"so-", U"a+"})
        EXPECT_EQ(suffix_length(word), 0U);
}

TEST(Affixes, AFullStopPartsFromAWordButNotFromAnInitial) {
    for (const auto* const word : {U"so.", U"5.", U"so).", U"so”.", U"USA."})
        EXPECT_EQ(suffix_length(word), 1U);
    for (const auto* const word : {U"I.", U"U.S.", U"."})
        EXPECT_EQ(suffix_length(word), 0U);
}

TEST(Affixes, InfixesStandBetweenLetters) {
    EXPECT_EQ(infix_length(U"well-known", 4), 1U);
    EXPECT_EQ(infix_length(U"so--and", 2), 2U);
    EXPECT_EQ(infix_length(U"so—and", 2), 1U);
    EXPECT_EQ(infix_length(U"so,and", 2), 1U);
    EXPECT_EQ(infix_length(U"so...and", 2), 3U);
    EXPECT_EQ(infix_length(U"end.Then", 3), 1U);
    EXPECT_EQ(infix_length(U"and/or", 3), 1U);
    EXPECT_EQ(infix_length(U"4-5", 1), 1U);
    EXPECT_EQ(infix_length(U"T-shirt", 1), 1U);
}

TEST(Affixes, NoInfixStandsBesideMarksOrInNumbers) {
    EXPECT_EQ(infix_length(U"so--\"and", 2), 0U);
    EXPECT_EQ(infix_length(U"1,500", 1), 0U);
    EXPECT_EQ(infix_length(U"9:30", 1), 0U);
    EXPECT_EQ(infix_length(U"U.S.", 1), 0U);
    EXPECT_EQ(infix_length(U"end.then", 3), 0U);
    EXPECT_EQ(infix_length(U"so;and", 2), 0U);
}

}  // namespace
}  // namespace storyflow::speech::english
