#include "audio/join.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "tests/audio/sounds.hpp"

namespace storyflow::audio {
namespace {

TEST(Join, PutsPiecesAndSilenceOneAfterTheOther) {
    const Pcm first = tone(0.5, 0.5F);
    const Pcm second = tone(0.1, 0.5F);
    Pcm sound;
    append(sound, first);
    append_silence(sound, 0.1);
    append(sound, second);
    ASSERT_EQ(sound.samples.size(), 12000U + 2400U + 2400U);
    EXPECT_TRUE(std::equal(first.samples.begin(), first.samples.end(), sound.samples.begin()));
    EXPECT_TRUE(std::all_of(sound.samples.begin() + 12000, sound.samples.begin() + 14400,
                            [](float sample) { return sample == 0.0F; }));
    EXPECT_TRUE(std::equal(second.samples.rbegin(), second.samples.rend(), sound.samples.rbegin()));
}

TEST(Join, RoundsSilenceToWholeFrames) {
    Pcm sound;
    append_silence(sound, 0.6 / narration_rate);
    EXPECT_EQ(sound.samples.size(), 1U);
    append_silence(sound, 0.4 / narration_rate);
    EXPECT_EQ(sound.samples.size(), 1U);
}

TEST(Join, RefusesDifferentRates) {
    Pcm sound;
    EXPECT_THROW(append(sound, tone(0.1, 0.5F, 22050)), base::Error);
}

}  // namespace
}  // namespace storyflow::audio
