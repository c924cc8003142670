#include "wyoming/sound_events.hpp"

#include <gtest/gtest.h>

#include "tests/wyoming/received_events.hpp"

namespace storyflow::wyoming {
namespace {

using boost::json::serialize;

TEST(SoundEvents, BeginThenBringChunksWithTheirTimes) {
    const auto clock = std::make_shared<SoundClock>();
    SoundEvents events(clock);
    auto bytes = events.begin();
    bytes += events.piece(std::string(20'000, 'x'));
    bytes += audio_stop(*clock);
    const auto sent = take_events(bytes);
    ASSERT_EQ(sent.size(), 5U);
    EXPECT_EQ(sent[0].type, "audio-start");
    EXPECT_EQ(serialize(sent[0].data), R"({"rate":24000,"width":2,"channels":1,"timestamp":0})");
    EXPECT_EQ(sent[2].type, "audio-chunk");
    EXPECT_EQ(serialize(sent[2].data), R"({"rate":24000,"width":2,"channels":1,"timestamp":200})");
    EXPECT_EQ(sent[1].payload.size() + sent[2].payload.size() + sent[3].payload.size(), 20'000U);
    EXPECT_EQ(sent[4].type, "audio-stop");
    EXPECT_EQ(serialize(sent[4].data), R"({"timestamp":416})");
}

TEST(SoundEvents, OfALaterTextBeginWithAPause) {
    const auto clock = std::make_shared<SoundClock>();
    SoundEvents first(clock);
    (void)first.begin();
    (void)first.piece("abcd");
    auto bytes = SoundEvents(clock).begin();
    const auto sent = take_events(bytes);
    EXPECT_EQ(types_of(sent), "audio-chunk");
    EXPECT_EQ(clock->samples, 2U + 7'200U);
    EXPECT_EQ(sent[0].payload.find_first_not_of('\0'), std::string::npos);
}

}  // namespace
}  // namespace storyflow::wyoming
