#include "narration/written_script.hpp"

#include <gtest/gtest.h>

namespace storyflow::narration {

TEST(WrittenScript, FindsItsPartsByCodePoints) {
    const WrittenScript script("Žluť 1984.");
    EXPECT_EQ(script.at({0, 4}), "Žluť");
    EXPECT_EQ(script.at({5, 9}), "1984");
}

TEST(WrittenScript, CutsRangesThatDoNotFit) {
    const WrittenScript script("abc");
    EXPECT_EQ(script.at({1, 99}), "bc");
    EXPECT_EQ(script.at({7, 9}), "");
    EXPECT_EQ(script.at({2, 1}), "");
}

}  // namespace storyflow::narration
