#include "base/digest.hpp"

#include <gtest/gtest.h>

#include <string>

namespace storyflow::base {

namespace {

constexpr std::string_view sum_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr std::string_view sum_of_nothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

}  // namespace

// The examples of FIPS 180-4.
TEST(Sha256, IsWhatTheStandardSays) {
    EXPECT_EQ(hexadecimal(sha256("abc")), sum_of_abc);
    EXPECT_EQ(hexadecimal(sha256("")), sum_of_nothing);
}

TEST(Sha256, IsTheSameWhenTheBytesComePieceByPiece) {
    EXPECT_EQ(hexadecimal(Sha256().sum()), sum_of_nothing);
    Sha256 pieces;
    pieces.add("a");
    pieces.add("");
    pieces.add("bc");
    EXPECT_EQ(hexadecimal(pieces.sum()), sum_of_abc);
}

// The second and third example of RFC 4231.
TEST(HmacSha256, IsWhatTheStandardSays) {
    EXPECT_EQ(hexadecimal(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hexadecimal(hmac_sha256(std::string(20, '\xaa'), std::string(50, '\xdd'))),
              "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
}

TEST(Hexadecimal, WritesBytesInTwoDigits) {
    EXPECT_EQ(hexadecimal(std::string_view("\x00\x0f\xff", 3)), "000fff");
    EXPECT_EQ(hexadecimal(""), "");
}

TEST(Hexadecimal, IsKnownByItsLengthAndLowerCaseDigits) {
    EXPECT_TRUE(is_hexadecimal("0fa9", 4));
    EXPECT_FALSE(is_hexadecimal("0fa9", 3));
    EXPECT_FALSE(is_hexadecimal("0FA9", 4));
    EXPECT_FALSE(is_hexadecimal("0fag", 4));
}

TEST(ComparisonInConstantTime, SaysWhetherTextsAreEqual) {
    EXPECT_TRUE(equal_in_constant_time("secret", "secret"));
    EXPECT_TRUE(equal_in_constant_time("", ""));
    EXPECT_FALSE(equal_in_constant_time("secret", "secreT"));
    EXPECT_FALSE(equal_in_constant_time("secret", "secret "));
}

}  // namespace storyflow::base
