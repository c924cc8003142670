#include "text/english/symbol_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(SymbolRules, NameSignsAndDropDecoration) {
    expect_said({
        {"Tom & Ann @ home.", "Tom and Ann at home."},
        {"It is 50% + 5 = 55.", "It is fifty percent plus five equals fifty-five."},
        {"Use C++ or C#.", "Use C plus plus or C sharp."},
        {"a*b_c ~ d ^ e | f \\ g", "a b c d e f g"},
        {"§ 5 and ± 3.", "section five and plus or minus three."},
        {"yes/no and/or 24/7", "yes slash no and or twenty-four seven"},
        {"“Hi” she said — ‘so’…", "\"Hi\" she said — 'so'…"},
        {"Wait…what?!", "Wait…what?!"},
        {"Good 😀 day 🎉!", "Good day !"},
        {"全部，好。", "全部, 好."},
        {"Item #5 and #fun.", "Item number five and hashtag fun."},
        {"file(s) here", "files here"},
    });
}

}  // namespace
}  // namespace storyflow::text
