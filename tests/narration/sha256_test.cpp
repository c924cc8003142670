#include "narration/sha256.hpp"

#include <gtest/gtest.h>

namespace storyflow::narration {

TEST(Sha256, IsWhatTheStandardSays) {
    EXPECT_EQ(hexadecimal(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hexadecimal(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, WritesBytesInTwoDigits) {
    EXPECT_EQ(hexadecimal(std::string_view("\x00\x0f\xff", 3)), "000fff");
}

}  // namespace storyflow::narration
