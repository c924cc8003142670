#include "audio/level.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/audio/sounds.hpp"

namespace storyflow::audio {
namespace {

constexpr double minus_one_dbfs = -1.0;
constexpr float minus_one_peak = 0.891250938F;

class NormalisePeak : public testing::TestWithParam<float> {};

TEST_P(NormalisePeak, BringsAnyLevelToMinusOneDecibel) {
    const Pcm levelled = normalise_peak(Pcm{{0.0F, GetParam() / 2, -GetParam()}}, minus_one_dbfs);
    EXPECT_NEAR(peak(levelled), minus_one_peak, 1e-6F);
    EXPECT_NEAR(levelled.samples[1], minus_one_peak / 2, 1e-6F);
    EXPECT_LT(levelled.samples[2], 0.0F);
}

INSTANTIATE_TEST_SUITE_P(Level, NormalisePeak, testing::Values(0.5F, 0.001F, 2.0F));

TEST(Level, LeavesSilenceSilent) {
    const Pcm silence{std::vector<float>(100, 0.0F)};
    EXPECT_EQ(normalise_peak(silence, minus_one_dbfs).samples, silence.samples);
    EXPECT_EQ(normalise_peak(Pcm{{1e-11F}}, minus_one_dbfs).samples, std::vector<float>{1e-11F});
    EXPECT_TRUE(normalise_peak(Pcm{}, minus_one_dbfs).samples.empty());
}

TEST(Level, LeavesLevelledSoundUntouched) {
    const Pcm levelled = tone(0.1, 1.0F);
    const Pcm once = normalise_peak(levelled, minus_one_dbfs);
    EXPECT_EQ(normalise_peak(once, minus_one_dbfs).samples, once.samples);
    const Pcm nearly{{minus_one_peak - 5e-7F}};
    EXPECT_EQ(normalise_peak(nearly, minus_one_dbfs).samples, nearly.samples);
}

TEST(Level, TurnsSamplesThatAreNotFiniteIntoZero) {
    const float infinity = std::numeric_limits<float>::infinity();
    const Pcm broken{{std::nanf(""), infinity, -infinity, 0.25F}};
    EXPECT_EQ(peak(broken), 0.25F);
    const Pcm levelled = normalise_peak(broken, minus_one_dbfs);
    EXPECT_EQ(levelled.samples[0], 0.0F);
    EXPECT_EQ(levelled.samples[1], 0.0F);
    EXPECT_EQ(levelled.samples[2], 0.0F);
    EXPECT_NEAR(levelled.samples[3], minus_one_peak, 1e-6F);
}

TEST(Level, HasNoPeakWithoutSamples) {
    EXPECT_EQ(peak(Pcm{}), 0.0F);
}

}  // namespace
}  // namespace storyflow::audio
