#include "text/english/roman_numerals.hpp"

#include <gtest/gtest.h>

namespace storyflow::text {
namespace {

TEST(RomanNumerals, HaveTheirValueInEitherCase) {
    EXPECT_EQ(roman_value(U"I"), 1U);
    EXPECT_EQ(roman_value(U"xiv"), 14U);
    EXPECT_EQ(roman_value(U"MCMXCIX"), 1999U);
    EXPECT_EQ(roman_value(U"MMMDCCCLXXXVIII"), 3888U);
    EXPECT_EQ(roman_value(U"MMMCMXCIX"), 3999U);
}

TEST(RomanNumerals, AreOnlyTheCanonicalForms) {
    for (const auto* const letters : {U"", U"IIII", U"VX", U"IC", U"MMMM", U"MIXT", U"MMMDCCCLXXXVIIII"})
        EXPECT_EQ(roman_value(letters), std::nullopt);
}

}  // namespace
}  // namespace storyflow::text
