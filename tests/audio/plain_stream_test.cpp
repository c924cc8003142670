#include "audio/plain_stream.hpp"

#include <gtest/gtest.h>

#include <array>

namespace storyflow::audio {
namespace {

constexpr std::array samples{0.0F, 0.5F, -1.0F, 1.0F};
const std::string steps{"\0\0\0\x40\0\x80\xff\x7f", 8};

TEST(PlainStream, GivesLittleEndianSamples) {
    PlainStream stream(PlainStream::Head::none);
    std::string bytes;
    stream.add(samples, bytes, {});
    stream.finish(bytes, {});
    EXPECT_EQ(bytes, steps);
}

TEST(PlainStream, GivesTheHeadOnceAndAtOnce) {
    PlainStream stream(PlainStream::Head::wav);
    std::string bytes;
    stream.add(samples, bytes, {});
    EXPECT_EQ(bytes.size(), 44U + 8U);
    EXPECT_TRUE(bytes.starts_with("RIFF\xff\xff\xff\xffWAVEfmt "));
    EXPECT_EQ(bytes.substr(36, 8), "data\xff\xff\xff\xff");
    stream.add(samples, bytes, {});
    stream.finish(bytes, {});
    EXPECT_EQ(bytes.substr(44), steps + steps);
}

TEST(PlainStream, AWavWithoutSoundIsItsHead) {
    PlainStream stream(PlainStream::Head::wav);
    std::string bytes;
    stream.finish(bytes, {});
    EXPECT_EQ(bytes.size(), 44U);
}

}  // namespace
}  // namespace storyflow::audio
