#include "text/english/roman_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(RomanRules, ReadNamesAsOrdinalsAndPartsAsCardinals) {
    expect_said({
        {"King George VI and Queen Mary II.", "King George the sixth and Queen Mary the second."},
        {"Part III, Act IV and Volume IX.", "Part three, Act four and Volume nine."},
        {"World War I was long.", "World War one was long."},
        {"I think I am.", "I think I am."},
        {"Pope John XXIII spoke.", "Pope John the twenty-third spoke."},
        {"The MIX was good.", "The MIX was good."},
    });
}

}  // namespace
}  // namespace storyflow::text
