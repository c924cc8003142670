#include "narration/script_speaker.hpp"

#include <gtest/gtest.h>

#include <string>

#include "audio/join.hpp"
#include "base/error.hpp"
#include "narration/speak_script.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::narration {
namespace {

class ScriptSpeakerTest : public testing::Test {
  protected:
    /// All pieces, and how many of them there are.
    audio::Pcm all_of(ScriptSpeaker& speaker, std::size_t* pieces = nullptr) {
        audio::Pcm sound;
        while (const auto piece = speaker.next({})) {
            audio::append(sound, *piece);
            if (pieces != nullptr) ++*pieces;
        }
        return sound;
    }
    SpokenScript whole(const std::string& script) {
        return speak_script({script, {}, {}}, engine_, {.script_limit = 1'000'000}, {});
    }
    std::string failure_of(const std::string& script, std::size_t limit = 1000) {
        try {
            ScriptSpeaker speaker(script, {}, engine_, limit);
            (void)all_of(speaker);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
            return error.what();
        }
        return "no failure";
    }

    support::ToneEngine engine_;
};

TEST_F(ScriptSpeakerTest, SpeaksNothingBeforeItIsAskedAndOneChunkAtATime) {
    engine_.chunk_limit = 13;
    ScriptSpeaker speaker("One is here. Two is here. Six is here.", {}, engine_, 1000);
    EXPECT_TRUE(engine_.spoken().empty());
    EXPECT_EQ(speaker.next({})->samples.size(), 2880U);
    EXPECT_EQ(engine_.spoken().size(), 1U);
    EXPECT_TRUE(speaker.next({}));
    EXPECT_EQ(engine_.spoken().size(), 2U);
    EXPECT_TRUE(speaker.next({}));
    EXPECT_FALSE(speaker.next({}));
    EXPECT_FALSE(speaker.next({}));
}

TEST_F(ScriptSpeakerTest, MakesWhatIsMadeAtOnceButForTheLevel) {
    engine_.chunk_limit = 13;
    const std::string script = "[pause:1s] One is here. Two is here. [pause:0.5s] In 1984. [pause:2s]";
    ScriptSpeaker speaker(script, {}, engine_, 1000);
    std::size_t pieces = 0;
    const auto sound = all_of(speaker, &pieces);
    const auto expected = whole(script);
    EXPECT_GE(pieces, 3U);
    EXPECT_EQ(sound.samples.size(), expected.sound.samples.size());
    EXPECT_EQ(speaker.take_words(), expected.words);
}

TEST_F(ScriptSpeakerTest, SpeaksTheFirstClauseOfALongSentenceByItself) {
    const std::string clause = "When the keeper who had lived alone on the rock came down the stairs,";
    std::string rest;
    while (rest.size() < 200)
        rest += " and he did not know why";
    ScriptSpeaker speaker(clause + rest + ". The end.", {}, engine_, 1000);
    (void)speaker.next({});
    ASSERT_EQ(engine_.spoken().size(), 1U);
    EXPECT_EQ(engine_.spoken()[0].text, clause);
    (void)all_of(speaker);
    ASSERT_EQ(engine_.spoken().size(), 2U) << "only the first clause";
    EXPECT_EQ(engine_.spoken()[1].text, rest.substr(1) + ". The end.");
    EXPECT_EQ(speaker.take_words().back().text, "end");
}

TEST_F(ScriptSpeakerTest, LeavesNothingOutOfAChapter) {
    std::string script;
    for (int i = 0; i < 3000; ++i)
        script += "This is the sentence of many. ";
    ScriptSpeaker speaker(script, {}, engine_, script.size());
    (void)all_of(speaker);
    EXPECT_EQ(speaker.take_words().size(), 6U * 3000U);
}

TEST_F(ScriptSpeakerTest, EndsAlsoAChapterWithoutAFullStop) {
    std::string script;
    for (int i = 0; i < 5000; ++i)
        script += "word ";
    ScriptSpeaker speaker(script, {}, engine_, script.size());
    (void)all_of(speaker);
    EXPECT_EQ(speaker.take_words().size(), 5000U);
}

TEST_F(ScriptSpeakerTest, SpeaksOrnamentsAsSilence) {
    ScriptSpeaker ornament("* * *", {}, engine_, 1000);
    EXPECT_EQ(all_of(ornament).duration(), 0.8);
    ScriptSpeaker pause("[pause:1s]", {}, engine_, 1000);
    EXPECT_EQ(all_of(pause).duration(), 1.0);
    EXPECT_TRUE(engine_.spoken().empty());
}

TEST_F(ScriptSpeakerTest, RefusesBlankAndLongTexts) {
    EXPECT_EQ(failure_of("  "), "Text is empty or whitespace-only.");
    EXPECT_EQ(failure_of("abcdef", 5),
              "Text has 6 characters; the limit for one narration is 5. Split the segment.");
}

TEST_F(ScriptSpeakerTest, RefusesWordsThatAreAnsweredWithSilence) {
    engine_.is_silent = true;
    EXPECT_EQ(failure_of("Hush."), "The text holds nothing that can be spoken.");
}

TEST_F(ScriptSpeakerTest, StopsBetweenChunksAndWithin) {
    std::stop_source stop;
    ScriptSpeaker speaker("One.", {}, engine_, 1000);
    stop.request_stop();
    EXPECT_THROW((void)speaker.next(stop.get_token()), base::Error);
    EXPECT_TRUE(engine_.spoken().empty());
}

TEST_F(ScriptSpeakerTest, SpeaksWithTheVoiceThatTheEngineHas) {
    engine_.has_voices({"af_heart"});
    ScriptSpeaker speaker("One.", speech::VoiceChoice::parse("af_bella").value(), engine_, 1000);
    EXPECT_EQ(speaker.voice().name(), "af_heart");
}

}  // namespace
}  // namespace storyflow::narration
