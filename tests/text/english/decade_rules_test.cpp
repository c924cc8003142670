#include "text/english/decade_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(DecadeRules, TellDecadesFromSecondsAndThings) {
    expect_said({
        {"Hits of the 80s and 1990s, the '60s.", "Hits of the eighties and nineteen nineties, the sixties."},
        {"Wait 30s, then 100s.", "Wait thirty seconds, then one hundred seconds."},
        {"The 747s and two 911s.", "The seven forty-sevens and two nine elevens."},
        {"100s of birds, 10,000s of bees.", "hundreds of birds, tens of thousands of bees."},
        {"class of '05", "class of oh five"},
    });
}

}  // namespace
}  // namespace storyflow::text
