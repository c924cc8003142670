#include "tests/architecture/include_loops.hpp"

#include <gtest/gtest.h>

namespace storyflow::architecture {

namespace {

using Loops = std::vector<std::vector<std::string>>;

}  // namespace

TEST(IncludeLoops, AreNotInATree) {
    EXPECT_EQ(loops_in({}), Loops{});
    EXPECT_EQ(loops_in({{"a", {"b", "c"}}, {"b", {"d"}}, {"c", {"d"}}, {"d", {}}}), Loops{});
    EXPECT_EQ(loops_in({{"a", {"elsewhere"}}}), Loops{});
}

TEST(IncludeLoops, AreFoundBetweenTwoAndByWayOfOthers) {
    EXPECT_EQ(loops_in({{"a", {"b"}}, {"b", {"a"}}}), (Loops{{"a", "b"}}));
    EXPECT_EQ(loops_in({{"x", {"a"}}, {"a", {"b"}}, {"b", {"c"}}, {"c", {"a", "y"}}, {"y", {}}}),
              (Loops{{"a", "b", "c"}}));
}

TEST(IncludeLoops, AreToldEachByItself) {
    EXPECT_EQ(loops_in({{"c", {"d"}}, {"d", {"c", "a"}}, {"a", {"b"}}, {"b", {"a"}}}),
              (Loops{{"a", "b"}, {"c", "d"}}));
}

}  // namespace storyflow::architecture
