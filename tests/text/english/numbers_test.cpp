#include "text/english/numbers.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace storyflow::text {
namespace {

TEST(Numbers, AreSmallWordsWithHyphensBelowAHundred) {
    EXPECT_EQ(cardinal(0), "zero");
    EXPECT_EQ(cardinal(13), "thirteen");
    EXPECT_EQ(cardinal(21), "twenty-one");
    EXPECT_EQ(cardinal(90), "ninety");
}

TEST(Numbers, HaveNoAndUnlessTheStyleWantsIt) {
    EXPECT_EQ(cardinal(101), "one hundred one");
    EXPECT_EQ(cardinal(101, {.with_and = true}), "one hundred and one");
    EXPECT_EQ(cardinal(1'000'001, {.with_and = true}), "one million and one");
    EXPECT_EQ(cardinal(1'250'300), "one million two hundred fifty thousand three hundred");
}

TEST(Numbers, CanBeAsLargeAsTheyFit) {
    EXPECT_EQ(cardinal(8'000'000'000), "eight billion");
    EXPECT_FALSE(cardinal(std::numeric_limits<std::uint64_t>::max()).empty());
}

TEST(Numbers, HaveOrdinals) {
    EXPECT_EQ(ordinal(1), "first");
    EXPECT_EQ(ordinal(12), "twelfth");
    EXPECT_EQ(ordinal(20), "twentieth");
    EXPECT_EQ(ordinal(32), "thirty-second");
    EXPECT_EQ(ordinal(103), "one hundred third");
    EXPECT_EQ(ordinal_of("twenty-one"), "twenty-first");
}

TEST(Numbers, HavePlurals) {
    EXPECT_EQ(plural_of("nineteen ninety"), "nineteen nineties");
    EXPECT_EQ(plural_of("six"), "sixes");
}

TEST(Numbers, ReadYearsInPairs) {
    EXPECT_EQ(year_words(1984), "nineteen eighty-four");
    EXPECT_EQ(year_words(1905), "nineteen oh five");
    EXPECT_EQ(year_words(2000), "two thousand");
    EXPECT_EQ(year_words(2005), "two thousand five");
    EXPECT_EQ(year_words(2010), "twenty ten");
}

TEST(Numbers, ReadDigitsOneByOne) {
    EXPECT_EQ(digit_words(U"502"), "five zero two");
    EXPECT_EQ(digit_words(U"5-0"), "five zero");
}

TEST(Numbers, ReadFractions) {
    EXPECT_EQ(fraction_words(1, 2), "one half");
    EXPECT_EQ(fraction_words(3, 4), "three quarters");
    EXPECT_EQ(fraction_words(5, 12), "five twelfths");
}

TEST(Numbers, KnowTheirWords) {
    EXPECT_TRUE(is_number_word("twenty"));
    EXPECT_FALSE(is_number_word("lamp"));
}

}  // namespace
}  // namespace storyflow::text
