#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "base/error.hpp"
#include "http/message.hpp"
#include "http/multipart.hpp"

namespace storyflow::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Urlencoded, ReadsPairsInOrder) {
    EXPECT_THAT(parse_urlencoded("title=My+story&format=text&title="),
                ElementsAre(Pair("title", "My story"), Pair("format", "text"), Pair("title", "")));
}

TEST(Urlencoded, TakesAnEmptyBodyForAnEmptyForm) {
    EXPECT_THAT(parse_urlencoded(""), IsEmpty());
    EXPECT_THAT(parse_urlencoded("&&"), IsEmpty());
}

TEST(Urlencoded, DecodesNamesToo) {
    EXPECT_THAT(parse_urlencoded("a%5B%5D=1"), ElementsAre(Pair("a[]", "1")));
}

TEST(Urlencoded, RefusesMoreFieldsThanTheLimit) {
    FormLimits limits;
    limits.parts = 2;
    EXPECT_EQ(parse_urlencoded("a=1&b=2", limits).size(), 2U);
    EXPECT_THROW(static_cast<void>(parse_urlencoded("a=1&b=2&c=3", limits)), base::Error);
}

RC_GTEST_PROP(Urlencoded, ReadsBackWhatWasEncoded, (const std::string& name, const std::string& value)) {
    const auto pairs = parse_urlencoded(percent_encode_path(name) + "=" + percent_encode_path(value));
    RC_ASSERT(pairs.size() == 1U);
    RC_ASSERT(pairs[0] == std::pair(name, value));
}

}  // namespace
}  // namespace storyflow::http
