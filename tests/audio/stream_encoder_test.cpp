#include "audio/stream_encoder.hpp"

#include <gtest/gtest.h>

namespace storyflow::audio {
namespace {

TEST(StreamFormats, HaveTheNamesThatClientsUse) {
    EXPECT_EQ(stream_format("mp3"), StreamFormat::mp3);
    EXPECT_EQ(stream_format("opus"), StreamFormat::opus);
    EXPECT_EQ(stream_format("aac"), StreamFormat::aac);
    EXPECT_EQ(stream_format("flac"), StreamFormat::flac);
    EXPECT_EQ(stream_format("wav"), StreamFormat::wav);
    EXPECT_EQ(stream_format("pcm"), StreamFormat::pcm);
    EXPECT_EQ(stream_format("ogg"), std::nullopt);
    EXPECT_EQ(stream_format(""), std::nullopt);
}

TEST(StreamFormats, HaveTheirMediaTypes) {
    EXPECT_EQ(media_type(StreamFormat::mp3), "audio/mpeg");
    EXPECT_EQ(media_type(StreamFormat::opus), "audio/ogg");
    EXPECT_EQ(media_type(StreamFormat::aac), "audio/aac");
    EXPECT_EQ(media_type(StreamFormat::flac), "audio/flac");
    EXPECT_EQ(media_type(StreamFormat::wav), "audio/wav");
    EXPECT_EQ(media_type(StreamFormat::pcm), "audio/pcm");
}

}  // namespace
}  // namespace storyflow::audio
