#include "api/base64.hpp"

#include <gtest/gtest.h>

#include <string>

namespace storyflow::api {

TEST(Base64, IsThatOfTheStandard) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foo"), "Zm9v");
    EXPECT_EQ(base64("foob"), "Zm9vYg==");
    EXPECT_EQ(base64("fooba"), "Zm9vYmE=");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64(std::string("\0\xff\x7f\xfb\xf0", 5)), "AP9/+/A=");
}

TEST(Base64, OfPiecesIsThatOfTheWhole) {
    const std::string bytes = "The quick brown fox jumps over the lazy dog, twice.";
    for (std::size_t step = 1; step <= 7; ++step) {
        Base64Stream stream;
        std::string text;
        for (std::size_t at = 0; at < bytes.size(); at += step)
            text += stream.add(std::string_view(bytes).substr(at, step));
        EXPECT_EQ(text + stream.finish(), base64(bytes)) << step;
    }
}

}  // namespace storyflow::api
