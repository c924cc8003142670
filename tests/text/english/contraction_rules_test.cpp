#include "text/english/contraction_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(ContractionRules, OpenAreContractionsAndLeaveTheOthers) {
    expect_said({
        {"How're you? What're those?", "How are you? What are those?"},
        {"We were where we were.", "We were where we were."},
        {"There're two of them.", "There are two of them."},
        {"It's John's, isn't it?", "It's John's, isn't it?"},
    });
}

}  // namespace
}  // namespace storyflow::text
