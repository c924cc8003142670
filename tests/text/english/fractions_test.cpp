#include "text/english/fractions.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(Fractions, AreTrueFractionsOrMixedNumbers) {
    EXPECT_EQ(fraction_at(U"3/4 of it", 0, {})->words, "three quarters");
    EXPECT_TRUE(fraction_at(U"2½ cups", 0, {})->is_mixed);
    EXPECT_FALSE(fraction_at(U"lamp", 0, {}));
}

TEST(Fractions, AreReadInsideSentences) {
    expect_said({{"Add ½ cup.", "Add one half cup."},
                 {"It took 2½ hours.", "It took two and a half hours."},
                 {"Half is 1/2.", "Half is one half."},
                 {"Open 24/7.", "Open twenty-four seven."}});
}

}  // namespace
}  // namespace storyflow::text
