#include "text/spoken_text.hpp"

#include <gtest/gtest.h>

namespace storyflow::text {
namespace {

TEST(SpokenText, IsWrittenAsAllOfItsPartsInOrder) {
    const SpokenText text{.words = {{.lead = "“", .text = "Well", .trail = ",” "},
                                    {.lead = "(", .text = "twenty-one", .trail = ") "}}};
    EXPECT_EQ(written_form(text), "“Well,” (twenty-one)");
}

TEST(SpokenText, WithoutWordsIsWrittenAsNothing) {
    EXPECT_EQ(written_form({.leading_pause = 2.0}), "");
}

}  // namespace
}  // namespace storyflow::text
