#include "text/english/scripture_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(ScriptureRules, ReadBooksBeforeVersesOnly) {
    expect_said({
        {"Read Gen. 1:1 and 1 Cor. 13:4.", "Read Genesis one one and first Corinthians thirteen four."},
        {"2 Kings 2:11 and Ps. 23:1-3", "second Kings two eleven and Psalm twenty-three one to three"},
        {"Gen. Lee rose at 5:30. Rev. Moss slept.", "General Lee rose at five thirty. Reverend Moss slept."},
        {"Dan 5:30", "Dan five thirty"},
        {"I have 2 Kings and 3 Queens.", "I have two Kings and three Queens."},
    });
}

}  // namespace
}  // namespace storyflow::text
