#include "text/english/number_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(YearRules, ReadYearsInPairsWhereTheTextCuesThem) {
    expect_said({
        {"In 1492, 1900, 1906, 2000, 2008, 2010 and 2026.",
         "In fourteen ninety-two, one thousand nine hundred, nineteen oh six, two thousand, two thousand "
         "eight, twenty ten and twenty twenty-six."},
        {"It had 1984 pages.", "It had one thousand nine hundred eighty-four pages."},
        {"The 1920s and the '60s.", "The nineteen twenties and the sixties."},
        {"From 1914-1918.", "From nineteen fourteen to nineteen eighteen."},
        {"In 1066 and 476.", "In ten sixty-six and four hundred seventy-six."},
        {"The class of '99.", "The class of ninety-nine."},
        {"It was 300 BC and 1200 AD.", "It was three hundred B C and twelve hundred A D."},
    });
}

}  // namespace
}  // namespace storyflow::text
