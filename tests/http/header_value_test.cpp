#include "http/header_value.hpp"

#include <gmock/gmock.h>

namespace storyflow::http {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(HeaderValue, SeparatesValueAndParameters) {
    const HeaderValue header = parse_header_value("Form-Data; NAME=image ; filename=\"a; b.png\"");
    EXPECT_EQ(header.value, "form-data");
    EXPECT_THAT(header.parameters, ElementsAre(Pair("name", "image"), Pair("filename", "a; b.png")));
}

TEST(HeaderValue, UnescapesQuotesButKeepsOtherBackslashes) {
    const HeaderValue header = parse_header_value(R"(x; a="say \"hi\""; b="C:\temp\x.png")");
    EXPECT_EQ(header.parameter("a"), R"(say "hi")");
    EXPECT_EQ(header.parameter("b"), R"(C:\temp\x.png)");
}

TEST(HeaderValue, PassesOverParametersWithoutValue) {
    EXPECT_THAT(parse_header_value("x; flag; a=1;; b=2").parameters,
                ElementsAre(Pair("a", "1"), Pair("b", "2")));
}

TEST(HeaderValue, StopsAtAnUnclosedQuote) {
    EXPECT_THAT(parse_header_value("x; a=1; b=\"open; c=3").parameters, ElementsAre(Pair("a", "1")));
}

}  // namespace
}  // namespace storyflow::http
