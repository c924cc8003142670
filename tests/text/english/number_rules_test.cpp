#include "text/english/number_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(NumberRules, ReadCountsDecimalsOrdinalsRangesAndFractions) {
    expect_said({
        {"We had 0, 7, 13, 40, 99 and 100.",
         "We had zero, seven, thirteen, forty, ninety-nine and one hundred."},
        {"And 1,000 or 10,001 or 2,000,000.", "And one thousand or ten thousand one or two million."},
        {"It is 0.5 or .75 or 3.1415.",
         "It is zero point five or point seven five or three point one four one five."},
        {"It fell to -4.", "It fell to minus four."},
        {"The 1st, 2nd, 3rd, 11th, 112th and 1,000th.",
         "The first, second, third, eleventh, one hundred twelfth and one thousandth."},
        {"About 5k or 7 million.", "About five thousand or seven million."},
        {"Pages 3-9 and 10–12.", "Pages three to nine and ten to twelve."},
        {"Score 3:1.", "Score three one."},
        {"Add 1/2, 3/4, 2 1/2 and 7/8.", "Add one half, three quarters, two and a half and seven eighths."},
        {"Version 4.0.12 is here.", "Version four point zero point twelve is here."},
        {"12345678901234567890123",
         "one two three four five six seven eight nine zero one two three four five six seven eight nine "
         "zero one two three"},
        {"Agent 007.", "Agent zero zero seven."},
    });
}

}  // namespace
}  // namespace storyflow::text
