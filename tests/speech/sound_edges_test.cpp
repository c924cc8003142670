#include "speech/sound_edges.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace storyflow::speech {
namespace {

audio::Pcm loud(std::size_t frames, float value = 0.5F) {
    return {std::vector<float>(frames, value)};
}

TEST(SoundEdges, KeepsTheLengthAndTheWords) {
    const auto sound = clean_edges(loud(48000), 1.0);
    ASSERT_EQ(sound.samples.size(), 48000U);
    EXPECT_TRUE(std::all_of(sound.samples.begin() + 120, sound.samples.begin() + 24000 + 3600,
                            [](float sample) { return sample == 0.5F; }));
}

TEST(SoundEdges, BeginsAndEndsAtZeroWithoutAJump) {
    const auto sound = clean_edges(loud(48000), 1.0);
    EXPECT_EQ(sound.samples.front(), 0.0F);
    EXPECT_EQ(sound.samples.back(), 0.0F);
    for (std::size_t i = 1; i < sound.samples.size(); ++i)
        ASSERT_LT(std::abs(sound.samples[i] - sound.samples[i - 1]), 0.01F) << i;
}

TEST(SoundEdges, IsSilentBehindTheReleaseOfTheLastWord) {
    const auto sound = clean_edges(loud(48000), 1.0);
    EXPECT_TRUE(std::all_of(sound.samples.begin() + 24000 + 3600 + 720, sound.samples.end(),
                            [](float sample) { return sample == 0.0F; }));
}

TEST(SoundEdges, FadesOutAtTheVeryEndWhenTheLastWordReachesIt) {
    const auto sound = clean_edges(loud(2400), 0.1);
    EXPECT_EQ(sound.samples[1600], 0.5F);
    EXPECT_EQ(sound.samples.back(), 0.0F);
}

TEST(SoundEdges, ClampsWhatIsTooLoudOrNoNumber) {
    auto sound = loud(4800, 3.0F);
    sound.samples[1000] = -7.0F;
    sound.samples[1001] = std::numeric_limits<float>::quiet_NaN();
    sound.samples[1002] = std::numeric_limits<float>::infinity();
    sound = clean_edges(std::move(sound), 0.2);
    EXPECT_EQ(sound.samples[999], 1.0F);
    EXPECT_EQ(sound.samples[1000], -1.0F);
    EXPECT_EQ(sound.samples[1001], 0.0F);
    EXPECT_EQ(sound.samples[1002], 0.0F);
}

TEST(SoundEdges, CopesWithLittleAndWithNothing) {
    EXPECT_TRUE(clean_edges({}, 0.0).samples.empty());
    EXPECT_EQ(clean_edges(loud(3), 5.0).samples.size(), 3U);
    EXPECT_EQ(clean_edges(loud(100), -1.0).samples.back(), 0.0F);
}

}  // namespace
}  // namespace storyflow::speech
