#include "text/english/series_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(SeriesRules, ReadTheNumbersOfParts) {
    expect_said({
        {"Chapter 01, Track 03 and Agent 007.", "Chapter one, Track three and Agent zero zero seven."},
        {"Sales fell in 2Q22 and 4Q 2021.",
         "Sales fell in the second quarter of twenty twenty-two and the fourth quarter of twenty "
         "twenty-one."},
        {"1Q84 is a novel.", "one Q eighty-four is a novel."},
        {"In FY2024 and FY25.", "In fiscal year twenty twenty-four and fiscal year twenty-five."},
        {"The star LP 470-65, and pages 470-490.",
         "The star L P four seventy dash sixty-five, and pages four hundred seventy to four hundred ninety."},
        {"At 1200 Oak Street, 3405 N. Elm Blvd. and 2000 Hill Road.",
         "At twelve hundred Oak Street, thirty-four oh five North Elm Boulevard and two thousand Hill Road."},
        {"ISBN 0-306-40615-2", "I S B N zero three zero six four zero six one five two"},
        {"She got an A- and a B-.", "She got an A minus and a B minus."},
        {"An A-list star, a vitamin A- and D-rich meal.", "An A-list star, a vitamin A- and D-rich meal."},
    });
}

}  // namespace
}  // namespace storyflow::text
