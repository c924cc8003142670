#include "audio/loudness.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/audio/sounds.hpp"

namespace storyflow::audio {
namespace {

Loudness measure(const Pcm& sound) {
    LoudnessMeter meter(sound.sample_rate, true);
    const auto half = sound.samples.size() / 2;
    meter.add(std::span(sound.samples).first(half));
    meter.add(std::span(sound.samples).subspan(half));
    return meter.measured();
}

/// A sine of one channel.
Pcm sine(double frequency, double seconds, float amplitude, int rate) {
    auto sound = tone(seconds, 1.0F, rate);
    for (std::size_t i = 0; i < sound.samples.size(); ++i)
        sound.samples[i] =
            amplitude *
            static_cast<float>(std::sin(6.283185307179586 * frequency * static_cast<double>(i) / rate));
    return sound;
}

}  // namespace

TEST(LoudnessMeter, MeasuresASineAsTheRecommendationSays) {
    // BS.1770: 997 Hz at full scale in one channel measures -3.01 LUFS.
    for (const int rate : {24'000, 44'100, 48'000}) {
        const auto loudness = measure(sine(997.0, 5.0, 0.1F, rate));
        EXPECT_NEAR(loudness.integrated.value(), -23.01, 0.1) << rate;
        EXPECT_NEAR(loudness.true_peak.value(), -20.0, 0.1);
        EXPECT_NEAR(loudness.sample_peak.value(), -20.0, 0.05);
        EXPECT_NEAR(loudness.rms.value(), -23.01, 0.05);
    }
}

TEST(LoudnessMeter, ThePausesDoNotCountAsLoudnessButAsRms) {
    auto sound = sine(997.0, 5.0, 0.1F, narration_rate);
    sound.samples.resize(2 * sound.samples.size(), 0.0F);
    const auto loudness = measure(sound);
    EXPECT_NEAR(loudness.integrated.value(), -23.01, 0.3);
    EXPECT_NEAR(loudness.rms.value(), -26.02, 0.05);
}

TEST(LoudnessMeter, TheNoiseFloorIsTheQuietestHalfSecond) {
    auto sound = sine(997.0, 4.0, 0.1F, narration_rate);
    for (std::size_t i = 48'000; i < 60'000; ++i)
        sound.samples[i] *= 0.001F;
    EXPECT_NEAR(measure(sound).noise_floor.value(), -83.01, 0.1);
}

TEST(LoudnessMeter, SilenceHasNoLoudness) {
    const auto loudness = measure(tone(3.0, 0.0F));
    EXPECT_EQ(loudness.integrated, std::nullopt);
    EXPECT_EQ(loudness.true_peak, std::nullopt);
    EXPECT_EQ(loudness.rms, std::nullopt);
    EXPECT_EQ(loudness.noise_floor, std::nullopt);
    EXPECT_EQ(measure(Pcm{}).rms, std::nullopt);
}

}  // namespace storyflow::audio
