#include "narration/spoken_chunks.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"

namespace storyflow::narration {
namespace {

constexpr double frame = 1.0 / audio::narration_rate;

void extend(audio::Pcm& sound, double seconds, float level) {
    sound.samples.insert(sound.samples.end(), static_cast<std::size_t>(seconds * audio::narration_rate + 0.5),
                         level);
}

/// A chunk of one word, with faint noise around half a second of voice.
SpokenChunk chunk(double before, double behind, double pause_after, float level = 0.5F) {
    SpokenChunk made{.pause_after = pause_after};
    made.text.words = {{.text = "word", .source = {0, 4}}};
    extend(made.speech.sound, before, level / 1000.0F);
    extend(made.speech.sound, 0.5, level);
    extend(made.speech.sound, behind, level / 1000.0F);
    made.speech.words = {{before, before + 0.5}};
    return made;
}

SpokenScript joined(std::vector<SpokenChunk> chunks, double leading_pause = 0.0) {
    return join_chunks("word", leading_pause, std::move(chunks));
}

TEST(SpokenChunks, BeginAndEndCloseToTheVoice) {
    const auto spoken = joined({chunk(0.4, 0.6, 0.0)});
    EXPECT_NEAR(spoken.sound.duration(), 0.02 + 0.5 + 0.04, frame);
    EXPECT_EQ(spoken.sound.samples.front(), 0.0F);
    EXPECT_EQ(spoken.sound.samples.back(), 0.0F);
}

TEST(SpokenChunks, LeaveTheVoiceAsItIs) {
    const auto spoken = joined({chunk(0.4, 0.6, 0.0)});
    const auto voice = std::count(spoken.sound.samples.begin(), spoken.sound.samples.end(), 0.5F);
    EXPECT_EQ(voice, 12'000);
}

TEST(SpokenChunks, KeepALittleOfWhatIsSoftAroundTheVoice) {
    const auto spoken = joined({chunk(0.4, 0.6, 0.0)});
    EXPECT_NE(spoken.sound.samples[400], 0.0F);
    EXPECT_NE(spoken.sound.samples[480 + 12'000 + 400], 0.0F);
}

TEST(SpokenChunks, TellWhenTheWordsAreHeardNow) {
    const auto spoken = joined({chunk(0.4, 0.6, 0.3)});
    ASSERT_EQ(spoken.words.size(), 1U);
    EXPECT_NEAR(spoken.words[0].start, 0.02, frame);
    EXPECT_NEAR(spoken.words[0].end, 0.52, frame);
}

TEST(SpokenChunks, AreApartByThePauseWhateverTheEngineLeavesAroundThem) {
    for (const double silence : {0.0, 0.01, 0.03, 0.5}) {
        const auto spoken = joined({chunk(silence, silence, 0.3), chunk(silence, silence, 0.0)});
        const auto loud = [](float sample) { return sample == 0.5F; };
        const auto& samples = spoken.sound.samples;
        const auto first_voice = std::find_if(samples.begin(), samples.end(), loud);
        const auto pause = std::find_if_not(first_voice, samples.end(), loud);
        const auto next_voice = std::find_if(pause, samples.end(), loud);
        EXPECT_NEAR(static_cast<double>(next_voice - pause) * frame, 0.3, 2 * frame) << silence;
    }
}

TEST(SpokenChunks, BeginWithTheLeadingPauseAndEndWithTheLast) {
    const auto spoken = joined({chunk(0.4, 0.6, 0.7)}, 1.5);
    EXPECT_NEAR(spoken.sound.duration(), 1.5 + 0.02 + 0.5 + 0.04 + 0.7, frame);
    EXPECT_NEAR(spoken.words[0].start, 1.52, frame);
}

TEST(SpokenChunks, AreMeasuredByThePeakOfAll) {
    const auto alone = joined({chunk(0.4, 0.6, 0.0, 0.001F)});
    EXPECT_NEAR(alone.sound.duration(), 0.56, frame);
    auto both = joined({chunk(0.0, 0.0, 0.1), chunk(0.4, 0.6, 0.0, 0.001F)});
    EXPECT_NEAR(both.sound.duration(), 0.5 + 0.1 + 1.5, frame)
        << "beside a loud one it has no voice: it stays";
}

TEST(SpokenChunks, MayBeNoneOrSilent) {
    EXPECT_TRUE(joined({}).sound.samples.empty());
    SpokenChunk silent = chunk(0.0, 0.0, 0.0);
    silent.speech = {{}, {{0.0, 0.0}}};
    EXPECT_TRUE(joined({silent}).sound.samples.empty());
}

TEST(SpokenChunks, MustHaveATimeForEachWord) {
    SpokenChunk wrong = chunk(0.1, 0.1, 0.0);
    wrong.speech.words.clear();
    EXPECT_THROW((void)joined({wrong}), base::Error);
}

}  // namespace
}  // namespace storyflow::narration
