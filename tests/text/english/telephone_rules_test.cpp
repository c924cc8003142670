#include "text/english/telephone_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(TelephoneRules, ReadDigitByDigitWithACommaBetweenGroups) {
    expect_said({
        {"Call 555-867-5309.", "Call five five five, eight six seven, five three zero nine."},
        {"Call (415) 555 2671 now.", "Call four one five, five five five, two six seven one now."},
        {"Call +44 20 7946 0018.", "Call forty-four, two zero, seven nine four six, zero zero one eight."},
        {"Call 1-800-555-0100.", "Call one, eight zero zero, five five five, zero one zero zero."},
    });
}

}  // namespace
}  // namespace storyflow::text
