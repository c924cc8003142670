#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace storyflow::base {

TEST(Trim, RemovesUnicodeWhiteSpaceAtBothEndsOnly) {
    EXPECT_EQ(trim(" \t\n a b \r\n"), "a b");
    EXPECT_EQ(trim("\xc2\xa0\xe2\x80\x83wide\xe3\x80\x80"), "wide");
    EXPECT_EQ(trim("\x1c\x1f"
                   "x"),
              "x");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("   "), "");
}

TEST(Trim, KeepsInvalidBytes) {
    EXPECT_EQ(trim(" \xff "), "\xff");
}

TEST(IsBlank, IsTrueForWhiteSpaceAlone) {
    EXPECT_TRUE(is_blank(""));
    EXPECT_TRUE(is_blank("\n\xe2\x80\xa8 \xc2\x85"));
    EXPECT_FALSE(is_blank("\xe2\x80\x8b")) << "a zero-width space is no white space";
    EXPECT_FALSE(is_blank("."));
}

TEST(CodePointCount, CountsCharactersNotBytes) {
    EXPECT_EQ(code_point_count("na\xc3\xafve \xf0\x9f\x98\x80"), 7U);
    EXPECT_EQ(code_point_count(""), 0U);
}

TEST(FirstCodePoints, CutsBetweenCharacters) {
    EXPECT_EQ(first_code_points("\xc3\xa4\xc3\xb6\xc3\xbc", 2), "\xc3\xa4\xc3\xb6");
    EXPECT_EQ(first_code_points("ab", 5), "ab");
    EXPECT_EQ(first_code_points("ab", 0), "");
}

TEST(IsValidUtf8, RefusesBrokenSequences) {
    EXPECT_TRUE(is_valid_utf8("caf\xc3\xa9"));
    EXPECT_FALSE(is_valid_utf8("\xc3"));
    EXPECT_FALSE(is_valid_utf8("\xed\xa0\x80")) << "a surrogate";
    EXPECT_FALSE(is_valid_utf8("\xc0\xaf")) << "an overlong form";
}

}  // namespace storyflow::base
