#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "http/message.hpp"

namespace storyflow::http {
namespace {

TEST(PercentCoding, DecodesEscapesInBothCases) {
    EXPECT_EQ(percent_decode("a%20b%c3%A9"), "a b\xC3\xA9");
}

TEST(PercentCoding, KeepsMalformedEscapes) {
    EXPECT_EQ(percent_decode("100%"), "100%");
    EXPECT_EQ(percent_decode("%4"), "%4");
    EXPECT_EQ(percent_decode("%zz%41"), "%zzA");
}

TEST(PercentCoding, ReadsPlusAsSpaceOnlyInForms) {
    EXPECT_EQ(percent_decode("a+b"), "a+b");
    EXPECT_EQ(percent_decode("a+b%2B", true), "a b+");
}

TEST(PercentCoding, EncodesAllButUnreservedAndTheSafeSet) {
    EXPECT_EQ(percent_encode_path("/a b/\xC3\xA9~!*()'-._"), "/a%20b/%C3%A9~!*()'-._");
    EXPECT_EQ(percent_encode_path("?#%"), "%3F%23%25");
}

TEST(PercentCoding, KeepsTheCharactersThatItIsTold) {
    EXPECT_EQ(percent_encode("a b+c", " "), "a b%2Bc");
    EXPECT_EQ(percent_encode("a b+c", ""), "a%20b%2Bc");
}

RC_GTEST_PROP(PercentCoding, DecodingUndoesEncoding, (const std::string& text)) {
    RC_ASSERT(percent_decode(percent_encode_path(text)) == text);
}

}  // namespace
}  // namespace storyflow::http
