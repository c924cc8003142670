#include "text/english/short_date_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(ShortDateRules, AreDatesByWhatStandsAround) {
    expect_said({
        {"12/25 is Christmas.", "December twenty-fifth is Christmas."},
        {"We meet on 12/24.", "We meet on December twenty-fourth."},
        {"Only 3/4 is left, on 1/2 of it, 12/25 is less.",
         "Only three quarters is left, on one half of it, twelve twenty-fifths is less."},
        {"On 9/11 we wept.", "On nine eleven we wept."},
    });
}

TEST(ShortDateRules, BeginWithTheDayInBritain) {
    expect_said({{"25/12 is Christmas.", "the twenty-fifth of December is Christmas."}}, Dialect::british);
}

}  // namespace
}  // namespace storyflow::text
