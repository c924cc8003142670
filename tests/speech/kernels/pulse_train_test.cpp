#include "speech/kernels/pulse_train.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/error.hpp"
#include "tests/speech/kernels/kernel_values.hpp"

namespace storyflow::speech::kernels {
namespace {

constexpr std::size_t frame = 300;
constexpr float rate = 24000.0f;

std::vector<float> pulses(const std::vector<float>& pitch) {
    std::vector<float> samples(pitch.size() * frame);
    pulse_train(pitch, frame, rate, samples);
    return samples;
}

/// The pitch at a sample: from the middle of each frame to the next a straight line.
double pitch_at(const std::vector<float>& pitch, std::size_t n) {
    const double place = (static_cast<double>(n) + 0.5) / static_cast<double>(frame) - 0.5;
    const double last = static_cast<double>(pitch.size() - 1);
    const double inside = std::clamp(place, 0.0, last);
    const auto before = static_cast<std::size_t>(inside);
    const auto after = std::min(before + 1, pitch.size() - 1);
    const double share = inside - static_cast<double>(before);
    return static_cast<double>(pitch[before]) * (1.0 - share) + static_cast<double>(pitch[after]) * share;
}

TEST(PulseTrain, IsTheSumOfAllHarmonicsUpToElevenKilohertz) {
    on_every_instruction_set([] {
        const std::vector<float> pitch = {101.3f, 300.7f, 250.1f, 90.0f};
        const std::vector<float> samples = pulses(pitch);
        double phase = 0.0;
        for (std::size_t n = 0; n < samples.size(); ++n) {
            const double f = pitch_at(pitch, n);
            phase += 2.0 * std::numbers::pi * f / 24000.0;
            double sum = 0.0;
            for (int harmonic = 1; harmonic <= static_cast<int>(11000.0 / f); ++harmonic)
                sum += std::cos(harmonic * phase);
            ASSERT_NEAR(static_cast<double>(samples[n]), sum, 0.05) << n;
        }
    });
}

TEST(PulseTrain, IsSilentWithoutAPitch) {
    const std::vector<float> samples = pulses({0.0f, -20.0f, 40.0f, 200.0f, 200.0f});
    for (std::size_t n = 0; n < 2 * frame; ++n)
        ASSERT_EQ(samples[n], 0.0f);
    EXPECT_NE(samples.back(), 0.0f);
}

TEST(PulseTrain, RefusesAnotherNumberOfSamples) {
    std::vector<float> samples(299);
    EXPECT_THROW(pulse_train(std::vector<float>(1), frame, rate, samples), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
