#include "http/compression.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "tests/http/decompressed.hpp"

namespace storyflow::http {
namespace {

std::string long_json() {
    std::string text = "[";
    for (int i = 0; i < 20'000; ++i)
        text += R"({"sequence_index":)" + std::to_string(i) + R"(,"text_content":"It was a dark night."},)";
    return text + "{}]";
}

std::string noise(std::size_t size) {
    std::minstd_rand random(7);
    std::string text(size, '\0');
    for (char& c : text)
        c = static_cast<char>(random() >> 8U);
    return text;
}

TEST(Compression, GivesTheSameTextBack) {
    const auto text = long_json();
    const auto zipped = compressed(text, ContentCoding::gzip, text.size());
    ASSERT_TRUE(zipped);
    EXPECT_LT(zipped->size(), text.size() / 8);
    EXPECT_EQ(from_gzip(*zipped, text.size()), text);

    const auto brotli = compressed(text, ContentCoding::brotli, text.size());
    ASSERT_TRUE(brotli);
    EXPECT_LT(brotli->size(), zipped->size());
    EXPECT_EQ(from_brotli(*brotli, text.size()), text);
}

TEST(Compression, StopsWhereItWouldNotSaveWhatWasAskedFor) {
    const auto text = noise(200'000);
    EXPECT_EQ(compressed(text, ContentCoding::gzip, text.size() * 4 / 5), std::nullopt);
    EXPECT_EQ(compressed(text, ContentCoding::brotli, text.size() * 4 / 5), std::nullopt);
    EXPECT_EQ(compressed(long_json(), ContentCoding::brotli, 16), std::nullopt);
}

TEST(Compression, OfNoCodingIsNothing) {
    EXPECT_EQ(compressed(long_json(), ContentCoding::identity, 1'000'000), std::nullopt);
}

}  // namespace
}  // namespace storyflow::http
