#include "text/english/date_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(DateRules, ReadDaysAsOrdinalsAndYearsInPairs) {
    expect_said({
        {"On July 4, 1976 we sang.", "On July fourth, nineteen seventy-six we sang."},
        {"Born 12 March 1879 in Ulm.", "Born the twelfth of March eighteen seventy-nine in Ulm."},
        {"Due 2023-11-05.", "Due November fifth, twenty twenty-three."},
        {"By 12/31/1999 at last.", "By December thirty-first, nineteen ninety-nine at last."},
        {"On the 1st of April.", "On the first of April."},
        {"From Jan. 2 to Feb. 28.", "From January second to February twenty-eighth."},
        {"On May 3rd.", "On May third."},
        {"In May 2020.", "In May twenty twenty."},
    });
}

}  // namespace
}  // namespace storyflow::text
