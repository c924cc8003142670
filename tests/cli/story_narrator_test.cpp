#include "cli/story_narrator.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::cli {

namespace {

class StoryNarratorTest : public testing::Test {
  protected:
    std::vector<NarratedSegment> narrate(const std::vector<std::string>& texts) {
        std::vector<ScriptedSegment> segments;
        for (const auto& text : texts)
            segments.push_back({text, {}});
        return narrate(segments);
    }
    std::vector<NarratedSegment> narrate(const std::vector<ScriptedSegment>& segments) {
        StoryNarrator narrator(engine_, {3, {}, {}});
        return narrator.narrate(
            segments, directory_.path(),
            [this](std::size_t done, std::string_view) { heard_.push_back(done); }, stop_.get_token());
    }

    support::TemporaryDirectory directory_;
    support::ToneEngine engine_;
    std::vector<std::size_t> heard_;
    std::stop_source stop_;
};

}  // namespace

TEST_F(StoryNarratorTest, WritesOneNumberedFilePerSegmentInOrder) {
    const auto parts = narrate(std::vector<std::string>{"One.", "Two, longer.", "Three."});
    ASSERT_EQ(parts.size(), 3U);
    EXPECT_EQ(parts[1].file, directory_.path() / "002.wav");
    EXPECT_DOUBLE_EQ(audio::wav_info(parts[1].file).duration(), 0.12);
    EXPECT_DOUBLE_EQ(parts[1].duration, 0.12);
}

TEST_F(StoryNarratorTest, SpeaksEachSegmentWithItsVoiceAndTellsWhichIsHeard) {
    engine_.has_voices({"af_heart", "bf_emma"});
    const auto choice = [](std::string_view voice) { return speech::VoiceChoice::parse(voice).value(); };
    const auto parts = narrate({{"One.", choice("bf_emma")}, {"Two.", choice("am_adam")}});
    EXPECT_EQ(parts[0].voice, "bf_emma");
    EXPECT_EQ(parts[1].voice, "af_heart for am_adam");
}

TEST_F(StoryNarratorTest, TellsOfEveryFinishedSegment) {
    narrate(std::vector<std::string>{"One.", "Two.", "Three.", "Four."});
    EXPECT_THAT(heard_, testing::ElementsAre(1, 2, 3, 4));
}

TEST_F(StoryNarratorTest, AFailingSegmentDoesNotStopTheOthers) {
    const auto parts = narrate(std::vector<std::string>{"One.", "kaboom", "Three."});
    EXPECT_EQ(parts[0].failure, "");
    EXPECT_EQ(parts[1].failure, "the tone engine was told to fail");
    EXPECT_EQ(parts[2].failure, "");
    EXPECT_FALSE(std::filesystem::exists(parts[1].file));
}

TEST_F(StoryNarratorTest, LeavesNothingOfALongerStoryThatWasThereBefore) {
    narrate(std::vector<std::string>{"One.", "Two.", "Three.", "Four."});
    const auto parts = narrate(std::vector<std::string>{"Other.", "kaboom"});
    EXPECT_DOUBLE_EQ(audio::wav_info(parts[0].file).duration(), 0.06);
    for (const auto* name : {"002.wav", "003.wav", "004.wav"})
        EXPECT_FALSE(std::filesystem::exists(directory_.path() / name)) << name;
}

TEST_F(StoryNarratorTest, AStopEndsTheWorkAndLeavesNoPartOfAFile) {
    engine_.on_speak([this](const auto&, const auto&) { stop_.request_stop(); });
    EXPECT_THROW(narrate(std::vector<std::string>{"One.", "Two."}), base::Error);
    EXPECT_TRUE(std::filesystem::is_empty(directory_.path()));
    EXPECT_TRUE(heard_.empty()) << "nobody hears of a segment that was given up";
}

}  // namespace storyflow::cli
