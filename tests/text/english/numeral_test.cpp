#include "text/english/numeral.hpp"

#include <gtest/gtest.h>

namespace storyflow::text {
namespace {

TEST(Numeral, TakesCommasAndDecimals) {
    const auto numeral = numeral_at(U"x 1,250,300.75 y", 2);
    ASSERT_TRUE(numeral);
    EXPECT_EQ(numeral->whole, U"1250300");
    EXPECT_EQ(numeral->decimals, U"75");
    EXPECT_TRUE(numeral->grouped);
    EXPECT_EQ(numeral->end, 14U);
}

TEST(Numeral, LeavesAFullStopBehindIt) {
    const auto numeral = numeral_at(U"12.", 0);
    ASSERT_TRUE(numeral);
    EXPECT_EQ(numeral->end, 2U);
}

TEST(Numeral, MayBeginWithThePoint) {
    const auto numeral = numeral_at(U".25", 0);
    ASSERT_TRUE(numeral);
    EXPECT_TRUE(numeral->whole.empty());
    EXPECT_EQ(numeral_words(*numeral, {}), "point two five");
}

TEST(Numeral, DoesNotBeginInsideAnother) {
    EXPECT_FALSE(numeral_at(U"123", 1));
    EXPECT_FALSE(numeral_at(U"abc", 0));
}

TEST(Numeral, ReadsCodesInPairsOrDigitByDigit) {
    EXPECT_EQ(code_number_words(U"320", {}), "three twenty");
    EXPECT_EQ(code_number_words(U"305", {}), "three oh five");
    EXPECT_EQ(code_number_words(U"1234", {}), "one two three four");
}

TEST(Numeral, CountsDottedNumbers) {
    const auto numbers = dotted_numbers_at(U"172.16.254.3:443", 0);
    EXPECT_EQ(numbers.count, 4U);
    EXPECT_TRUE(numbers.are_bytes);
    EXPECT_EQ(numbers.end, 12U);
    EXPECT_FALSE(dotted_numbers_at(U"1.300", 0).are_bytes);
    EXPECT_EQ(version_words(U"2.10.3", {}), "two point ten point three");
}

TEST(Numeral, KnowsMultipliers) {
    EXPECT_EQ(multiplier_at(U"2k", 1, false)->word, "thousand");
    EXPECT_EQ(multiplier_at(U"3 billion", 1, false)->word, "billion");
    EXPECT_FALSE(multiplier_at(U"2m", 1, false)) << "metres, most likely";
    EXPECT_EQ(multiplier_at(U"2m", 1, true)->word, "million");
}

}  // namespace
}  // namespace storyflow::text
