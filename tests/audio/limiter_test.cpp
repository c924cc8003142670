#include "audio/limiter.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "audio/loudness.hpp"
#include "tests/audio/sounds.hpp"

namespace storyflow::audio {
namespace {

std::vector<float> limit(std::span<const float> sound, float gain, float ceiling, std::size_t block = 1000) {
    Limiter limiter(gain, ceiling, narration_rate);
    std::vector<float> limited;
    for (std::size_t at = 0; at < sound.size(); at += block)
        limiter.add(sound.subspan(at, std::min(block, sound.size() - at)), limited);
    limiter.finish(limited);
    return limited;
}

float largest(std::span<const float> sound) {
    float peak = 0.0F;
    for (const float sample : sound)
        peak = std::max(peak, std::abs(sample));
    return peak;
}

/// Bursts of noise of different levels.
std::vector<float> bursts(std::size_t samples, unsigned seed) {
    std::vector<float> sound(samples);
    float level = 0.1F;
    for (std::size_t i = 0; i < samples; ++i) {
        seed = seed * 1'664'525U + 1'013'904'223U;
        const float noise = static_cast<float>(seed >> 8U) / 8'388'608.0F - 1.0F;
        if (i % 700 == 0) level = std::abs(noise);
        // Neighbours are alike, as in speech.
        sound[i] = 0.6F * (i == 0 ? 0.0F : sound[i - 1]) + 0.4F * level * noise;
    }
    return sound;
}

}  // namespace

RC_GTEST_PROP(Limiter, NeverExceedsTheCeilingAndKeepsTheLength, ()) {
    const auto sound = bursts(*rc::gen::inRange<std::size_t>(0, 20'000), *rc::gen::inRange(1U, 100'000U));
    const float gain = static_cast<float>(*rc::gen::inRange(1, 400)) / 10.0F;
    const float ceiling = static_cast<float>(*rc::gen::inRange(5, 100)) / 100.0F;
    const auto limited = limit(sound, gain, ceiling, *rc::gen::inRange<std::size_t>(1, 5000));
    RC_ASSERT(limited.size() == sound.size());
    RC_ASSERT(largest(limited) <= ceiling);
    LoudnessMeter meter(narration_rate, true);
    meter.add(limited);
    const auto peak = meter.measured().true_peak.value_or(-200.0);
    RC_ASSERT(peak <= 20.0 * std::log10(static_cast<double>(ceiling)) + 0.4);
}

TEST(Limiter, OnlyAmplifiesWhatIsBelowTheCeiling) {
    const auto sound = tone(0.3, 0.2F);
    auto expected = sound.samples;
    for (auto& sample : expected)
        sample *= 3.0F;
    EXPECT_EQ(limit(sound.samples, 3.0F, 0.8F), expected);
}

TEST(Limiter, HoldsTheSoundBetweenTheSamples) {
    // A quarter of the rate, sampled beside its peaks: they are 3 dB above the samples.
    std::vector<float> sound(24'000);
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] = (i / 2) % 2 == 0 ? 0.7F : -0.7F;
    const auto limited = limit(sound, 1.0F, 0.8F);
    EXPECT_LT(largest(std::span(limited).subspan(1000, 20'000)), 0.59F);
}

TEST(Limiter, TurnsDownBeforeAPeakAndReturnsAfterIt) {
    std::vector<float> sound(24'000, 0.25F);
    sound[12'000] = 1.0F;
    const auto limited = limit(sound, 1.0F, 0.5F);
    EXPECT_NEAR(limited[11'000], 0.25F, 1e-6F);
    EXPECT_LT(limited[11'990], 0.2F);
    EXPECT_LE(limited[12'000], 0.5F);
    EXPECT_NEAR(limited[23'990], 0.25F, 0.005F);
    float steepest = 0.0F;
    for (std::size_t i = 11'000; i < 11'999; ++i)
        steepest = std::max(steepest, std::abs(limited[i + 1] - limited[i]));
    EXPECT_LT(steepest, 0.005F) << "no click";
}

}  // namespace storyflow::audio
