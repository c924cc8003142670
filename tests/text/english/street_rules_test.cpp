#include "text/english/street_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(StreetRules, ReadADirectionBeforeAStreet) {
    expect_said({
        {"123 W. 45th St. is far.", "one hundred twenty-three West forty-fifth Street is far."},
        {"Go to 10 N. Main St. now.", "Go to ten North Main Street now."},
    });
}

TEST(StreetRules, LeaveInitialsAndUnitsAlone) {
    expect_said({
        {"A 60 W lamp.", "A sixty watts lamp."},
        {"W. Somerset Maugham wrote it.", "W Somerset Maugham wrote it."},
    });
}

}  // namespace
}  // namespace storyflow::text
