#include "text/english/prime_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(PrimeRules, ReadFeetInchesAndAngles) {
    expect_said({
        {"He is 5'11\" tall.", "He is five feet eleven inches tall."},
        {"40°26′46″ north", "forty degrees twenty-six minutes forty-six seconds north"},
        {"It is 4″ wide and 1′ long.", "It is four inches wide and one foot long."},
        {"The room is 10' x 12'.", "The room is ten feet by twelve feet."},
        {"a 2″ pipe", "a two inch pipe"},
        {"a board of 10 ft x 12 ft", "a board of ten feet by twelve feet"},
        {"'There were 10' he said, \"and 12\"", "'There were ten' he said, \"and twelve\""},
    });
}

}  // namespace
}  // namespace storyflow::text
