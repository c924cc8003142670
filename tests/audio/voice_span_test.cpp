#include "audio/voice_span.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace storyflow::audio {
namespace {

constexpr std::size_t block = 240;  // 10 ms

/// Blocks of constant level.
Pcm levels(const std::vector<float>& of_blocks) {
    Pcm sound;
    for (const float level : of_blocks)
        sound.samples.insert(sound.samples.end(), block, level);
    return sound;
}

TEST(VoiceSpan, IsFromTheFirstBlockAboveTheThresholdToTheLast) {
    const Pcm sound = levels({0.0F, 0.005F, 0.006F, 0.0F, 1.0F, 0.006F, 0.005F});
    EXPECT_EQ(voice_span(sound, 1.0F), (FrameSpan{2 * block, 6 * block}));
}

TEST(VoiceSpan, IsWiderForALowerPeak) {
    const Pcm sound = levels({0.003F, 0.4F, 0.003F});
    EXPECT_EQ(voice_span(sound, 1.0F), (FrameSpan{block, 2 * block}));
    EXPECT_EQ(voice_span(sound, 0.4F), (FrameSpan{0, 3 * block}));
}

TEST(VoiceSpan, IsMissingWithoutVoice) {
    EXPECT_EQ(voice_span(levels({0.001F, 0.001F}), 1.0F), std::nullopt);
    EXPECT_EQ(voice_span(levels({0.0F}), 0.0F), std::nullopt);
    EXPECT_EQ(voice_span({}, 1.0F), std::nullopt);
}

TEST(VoiceSpan, EndsWithABlockOrWithTheSound) {
    Pcm sound = levels({0.5F, 0.5F});
    sound.samples.insert(sound.samples.end(), 17, 0.5F);
    EXPECT_EQ(voice_span(sound, 0.5F), (FrameSpan{0, 2 * block + 17}));
    sound.samples.insert(sound.samples.end(), 2 * block, 0.0F);
    EXPECT_EQ(voice_span(sound, 0.5F), (FrameSpan{0, 3 * block}));
}

TEST(QuietFrames, AreWholeBlocksAndAtMostAll) {
    const Pcm sound = levels({0.001F, 0.5F, 0.001F, 0.001F});
    EXPECT_EQ(quiet_frames_at_begin(sound.samples, narration_rate, 1.0F), block);
    EXPECT_EQ(quiet_frames_at_end(sound.samples, narration_rate, 1.0F), 2 * block);
    const std::vector<float> silence(500, 0.0F);
    EXPECT_EQ(quiet_frames_at_begin(silence, narration_rate, 1.0F), 500U);
    EXPECT_EQ(quiet_frames_at_end(silence, narration_rate, 1.0F), 500U);
}

TEST(QuietFrames, HaveALongestRun) {
    const Pcm sound = levels({0.0F, 0.5F, 0.0F, 0.0F, 0.0F, 0.5F, 0.0F});
    EXPECT_EQ(longest_quiet_frames(sound.samples, narration_rate, 0.5F), 3 * block);
    EXPECT_EQ(longest_quiet_frames(levels({0.5F}).samples, narration_rate, 0.5F), 0U);
    EXPECT_EQ(longest_quiet_frames({}, narration_rate, 0.5F), 0U);
}

}  // namespace
}  // namespace storyflow::audio
