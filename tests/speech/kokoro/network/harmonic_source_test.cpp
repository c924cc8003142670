#include "speech/kokoro/network/harmonic_source.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "tests/speech/kokoro/network/tiny_network.hpp"
#include "tests/support/golden_checks.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::Each;
using testing::FloatNear;

/// A source with these weights of the harmonics.
HarmonicSource source_of(std::vector<float> weight, float bias = 0) {
    PatchedWeights weights;
    weights.set("l_linear.weight", {1, 9}, std::move(weight)).set("l_linear.bias", {1}, {bias});
    return HarmonicSource(Parameters(weights));
}

std::vector<float> only_harmonic(std::size_t harmonic) {
    std::vector<float> weight(HarmonicSource::harmonics, 0);
    weight[harmonic] = 1;
    return weight;
}

std::vector<float> excitation_of(const HarmonicSource& source, const std::vector<float>& pitch,
                                 const kernels::Noise& noise = {}) {
    TestRun run;
    return source.excite(pitch, noise, run.execution);
}

TEST(HarmonicSource, MakesTheGoldenExcitationFromTheGoldenPitch) {
    const HarmonicSource source(Parameters(tiny_weights(), "decoder.generator.m_source"));
    for (const char* const name : {"t5.zero", "t14.zero"}) {
        TestRun run;
        const auto verdicts = support::check_source(tiny_set().at(name), source, run.execution);
        ASSERT_EQ(verdicts.size(), 1U);
        EXPECT_EQ(support::failures_among(verdicts), "");
    }
}

TEST(HarmonicSource, OscillatesAtTheMultiplesOfThePitch) {
    const std::vector<float> pitch(8, 200.0F);  // 120 samples a period
    for (const std::size_t harmonic : {std::size_t{0}, std::size_t{1}, std::size_t{8}}) {
        const std::vector<float> sound = excitation_of(source_of(only_harmonic(harmonic)), pitch);
        ASSERT_EQ(sound.size(), 2400U);
        const double turns = 200.0 * static_cast<double>(harmonic + 1) / 24000;
        for (std::size_t i = 300; i < 2100; ++i) {
            // At the centre of the first value the phase is that of 300 samples, not of 150.
            const double phase = 2 * std::numbers::pi * turns * (300 + static_cast<double>(i) - 149.5);
            ASSERT_THAT(sound[i], FloatNear(static_cast<float>(std::tanh(0.1 * std::sin(phase))), 2e-6F))
                << i;
        }
    }
}

TEST(HarmonicSource, StandsStillBeforeTheFirstCentreAndBehindTheLast) {
    const std::vector<float> sound = excitation_of(source_of(only_harmonic(0)), {150, 170, 110});
    EXPECT_THAT(std::vector<float>(sound.begin(), sound.begin() + 150), Each(sound.front()));
    EXPECT_THAT(std::vector<float>(sound.end() - 150, sound.end()), Each(sound.back()));
    EXPECT_NE(sound[150], sound[160]);
}

TEST(HarmonicSource, IsSilentWithoutVoiceAndNoise) {
    EXPECT_THAT(excitation_of(source_of(std::vector<float>(9, 1)), {10, 0, -50}), Each(0.0F));
}

TEST(HarmonicSource, IsNoisierWithoutVoice) {
    const HarmonicSource source = source_of(only_harmonic(4));
    const kernels::Noise noise = [](std::uint64_t first, std::span<float> values) {
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = (first + i) % 9 == 4 ? 1.0F : 100.0F;
    };
    const std::vector<float> sound = excitation_of(source, {0, 100}, noise);
    EXPECT_THAT(sound.front(), FloatNear(static_cast<float>(std::tanh(0.1 / 3)), 1e-7F));
    const std::vector<float> clean = excitation_of(source, {0, 100});
    EXPECT_THAT(std::atanh(sound.back()) - std::atanh(clean.back()), FloatNear(0.003F, 1e-6F));
}

TEST(HarmonicSource, AsksForTheNoiseOfEverySampleAndHarmonicOnce) {
    TestRun run(1);
    std::vector<int> asked(2 * 300 * 9, 0);
    (void)source_of(std::vector<float>(9, 1))
        .excite(
            std::vector<float>{0, 100},
            [&](std::uint64_t first, std::span<float> values) {
                for (std::size_t i = 0; i < values.size(); ++i)
                    ++asked.at(first + i);
            },
            run.execution);
    EXPECT_THAT(asked, Each(1));
}

TEST(HarmonicSource, TurnsForwardEvenWhereThePitchIsNegative) {
    // At -80 Hz the step of one sample is reduced from -1/300 to 1 - 1/300 of a turn. At the samples the
    // phase still falls by 1/300 of a turn, but between the centres it grows by 299 turns in 300 samples, and
    // it is interpolated linearly over those.
    const std::vector<float> sound = excitation_of(source_of(only_harmonic(0)), {100, -80, 100});
    EXPECT_THAT(std::vector<float>(sound.begin() + 300, sound.begin() + 600), Each(0.0F));
    // Behind the centre of the negative value the phase grows with the third value's pitch.
    const double first = 300 * 100.0 / 24000;
    const double second = first + 300 * (1 - 80.0 / 24000);
    const double at_600 = second + (150.5 / 300) * (300 * 100.0 / 24000);
    EXPECT_THAT(
        sound[600],
        FloatNear(static_cast<float>(std::tanh(0.1 * std::sin(2 * std::numbers::pi * at_600))), 2e-6F));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
