#include "base/json_size.hpp"

#include <gtest/gtest.h>

namespace storyflow::base {
namespace {

TEST(JsonValueCount, IsThatOfAllValuesWithThoseThatHoldOthers) {
    EXPECT_EQ(json_value_count("1"), 1U);
    EXPECT_EQ(json_value_count(R"({"a": 1, "b": [true, null]})"), 5U);
    EXPECT_EQ(json_value_count("[[0],[0]]"), 5U);
}

TEST(JsonValueCount, PassesOverTexts) {
    EXPECT_EQ(json_value_count(R"(["a, [b", "c\", {", ","])"), 4U);
}

TEST(JsonValueCount, NeverCountsLessThanThereAre) {
    EXPECT_GE(json_value_count("[]"), 1U);
    EXPECT_GE(json_value_count("{}"), 1U);
    EXPECT_EQ(json_value_count(""), 1U);
    EXPECT_EQ(json_value_count("\"\\"), 1U);
}

}  // namespace
}  // namespace storyflow::base
