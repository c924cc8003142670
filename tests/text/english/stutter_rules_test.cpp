#include "text/english/stutter_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(StutterRules, SayTheSoundsThatAreRepeated) {
    expect_said({
        {"\"W-w-what?\" \"N-no!\"", "\"Wuh-wuh-what?\" \"Nuh-no!\""},
        {"th-that st-strange c-cat c-city q-quite", "thuh-that stuh-strange kuh-cat suh-city kwuh-quite"},
        {"D-Day, a T-test, a B-boy, an S-shaped co-op and by-blow",
         "D-Day, a T-test, a B-boy, an S-shaped co-op and by-blow"},
        {"I-I know", "I-I know"},
    });
}

}  // namespace
}  // namespace storyflow::text
