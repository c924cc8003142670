#include "audio/resample.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "audio/level.hpp"
#include "base/error.hpp"
#include "tests/audio/sounds.hpp"

namespace storyflow::audio {
namespace {

int rising_zero_crossings(const Pcm& sound) {
    int crossings = 0;
    for (std::size_t i = 1; i < sound.samples.size(); ++i) {
        if (sound.samples[i - 1] < 0.0F && sound.samples[i] >= 0.0F) ++crossings;
    }
    return crossings;
}

TEST(Resample, KeepsDurationPitchAndLevel) {
    const Pcm converted = resample(tone(2.0, 0.5F, 22050), narration_rate);
    EXPECT_EQ(converted.sample_rate, narration_rate);
    EXPECT_EQ(converted.samples.size(), 48000U);
    EXPECT_NEAR(rising_zero_crossings(converted), 880, 2);
    EXPECT_NEAR(peak(converted), 0.5F, 0.02F);
}

TEST(Resample, LeavesTheSameRateUntouched) {
    const Pcm sound = tone(0.1, 0.5F);
    EXPECT_EQ(resample(sound, narration_rate).samples, sound.samples);
}

TEST(Resample, GivesTheSameBytesForTheSameSound) {
    const Pcm sound = tone(0.3, 0.5F, 22050);
    EXPECT_EQ(resample(sound, narration_rate).samples, resample(sound, narration_rate).samples);
}

TEST(Resample, ConvertsNoSamplesToNoSamples) {
    EXPECT_TRUE(resample(Pcm{{}, 22050}, narration_rate).samples.empty());
}

TEST(Resample, RefusesRatesThatCannotBe) {
    EXPECT_THROW((void)resample(Pcm{{0.5F}, 0}, narration_rate), base::Error);
    EXPECT_THROW((void)resample(Pcm{{0.5F}, 22050}, -1), base::Error);
}

}  // namespace
}  // namespace storyflow::audio
