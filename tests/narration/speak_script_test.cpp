#include "narration/speak_script.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <optional>

#include "audio/level.hpp"
#include "base/error.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::narration {

namespace {

/// A store that keeps every chunk.
class KeptChunks final : public ChunkStore {
  public:
    std::optional<speech::Speech> find(std::string_view key) noexcept override {
        const auto found = chunks.find(key);
        return found == chunks.end() ? std::nullopt : std::optional(found->second);
    }
    void put(std::string_view key, const speech::Speech& speech) noexcept override {
        chunks.insert_or_assign(std::string(key), speech);
    }

    std::map<std::string, speech::Speech, std::less<>> chunks;
};

class SpeakScript : public testing::Test {
  protected:
    audio::Pcm speak(std::string_view text, std::string_view voice = "af_bella", double speed = 1.0) {
        const auto choice = speech::VoiceChoice::parse(voice, speed).value();
        return speak_script({text, choice, pronunciations_}, engine_, options_, stop_.get_token()).sound;
    }

    SpokenScript speak_keeping(std::string_view text) {
        return speak_script({text, {}, pronunciations_}, engine_, options_, stop_.get_token(), &kept_);
    }

    KeptChunks kept_;
    support::ToneEngine engine_;
    SpeakOptions options_;
    std::vector<text::Pronunciation> pronunciations_;
    std::stop_source stop_;
};

}  // namespace

TEST_F(SpeakScript, JoinsTheChunksWithThePauseOfTheEngine) {
    engine_.chunk_limit = 13;
    engine_.pause_between_chunks = 0.25;
    const auto sound = speak("One is here. Two is here.");
    ASSERT_EQ(engine_.spoken().size(), 2U);
    EXPECT_EQ(sound.samples.size(), (2880U * 2) + 6000U) << "12 bytes are 0.12 s each";
    for (std::size_t i = 2880; i < 2880 + 6000; ++i)
        ASSERT_EQ(sound.samples[i], 0.0F);
}

TEST_F(SpeakScript, PausesAsTheScriptAsksInsteadWhereItDoes) {
    engine_.chunk_limit = 13;
    const auto sound = speak("One is here. [pause:0.5s] Two is here.");
    EXPECT_EQ(sound.samples.size(), (2880U * 2) + 12000U);
}

TEST_F(SpeakScript, LevelsThePeakToMinusOneDecibel) {
    EXPECT_NEAR(audio::peak(speak("A sentence.")), std::pow(10.0, -1.0 / 20.0), 1e-4);
}

TEST_F(SpeakScript, SpeaksTheTrimmedTextWithTheAskedVoiceAndSpeed) {
    speak("  \n Hello there. \t ", "bm_lewis", 1.5);
    ASSERT_EQ(engine_.spoken().size(), 1U);
    EXPECT_EQ(engine_.spoken()[0].text, "Hello there.");
    EXPECT_EQ(engine_.spoken()[0].voice, "bm_lewis");
    EXPECT_EQ(engine_.spoken()[0].speed, 1.5);
}

TEST_F(SpeakScript, RefusesBlankTextWithTheKnownSentence) {
    try {
        speak(" \n\t ");
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_STREQ(error.what(), "Text is empty or whitespace-only.");
    }
}

TEST_F(SpeakScript, RefusesATextThatTheEngineAnswersWithSilence) {
    engine_.is_silent = true;
    EXPECT_THROW(speak("Words."), base::Error);
}

TEST_F(SpeakScript, AnOrnamentIsTheSilenceOfASceneBreak) {
    for (const auto* ornament : {"* * *", "***", "—", "🙂", "\"", "…", ". . .", "=====", "?", "•", "“ ”",
                                 "\u200b", "---", "#", "[pause:0s]"}) {
        const SpokenScript spoken = speak_keeping(ornament);
        EXPECT_EQ(spoken.sound.samples, std::vector<float>(19200, 0.0F)) << ornament << ": 0.8 s";
        EXPECT_EQ(spoken.sound.sample_rate, audio::narration_rate) << ornament;
        EXPECT_TRUE(spoken.words.empty()) << ornament;
    }
    EXPECT_TRUE(engine_.spoken().empty());
    EXPECT_TRUE(kept_.chunks.empty());
}

TEST_F(SpeakScript, APauseAloneIsAsLongAsItSays) {
    EXPECT_EQ(speak("[pause:1.5s]").samples, std::vector<float>(36000, 0.0F));
    EXPECT_EQ(speak("[pause:250ms] * * * [pause:1s]").samples.size(), 30000U);
}

TEST_F(SpeakScript, RefusesATextBeyondTheLimitNamingBoth) {
    options_.script_limit = 10;
    EXPECT_NO_THROW(speak("äöüäöüäöüä")) << "ten characters, twenty bytes";
    try {
        speak("eleven char");
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        EXPECT_NE(std::string(error.what()).find("11 characters; the limit for one narration is 10"),
                  std::string::npos);
    }
}

TEST_F(SpeakScript, StopsBetweenTwoChunks) {
    engine_.chunk_limit = 13;
    engine_.on_speak([this](const auto& utterance, const auto&) {
        if (utterance.text == "Two is here.") stop_.request_stop();
    });
    EXPECT_THROW(speak("One is here. Two is here. Six is here."), base::Error);
    EXPECT_EQ(engine_.spoken().size(), 2U) << "the third chunk is never spoken";
}

TEST_F(SpeakScript, SpeaksNoChunkThatIsKept) {
    engine_.chunk_limit = 13;
    const auto first = speak_keeping("One is here. Two is here.");
    const auto second = speak_keeping("One is here. Six is here.");
    ASSERT_EQ(engine_.spoken().size(), 3U);
    EXPECT_EQ(engine_.spoken().back().text, "Six is here.");
    const auto again = speak_keeping("One is here. Two is here.");
    EXPECT_EQ(engine_.spoken().size(), 3U);
    EXPECT_EQ(again.sound.samples, first.sound.samples);
    EXPECT_EQ(again.words, first.words);
    EXPECT_NE(again.words, second.words);
}

TEST_F(SpeakScript, FindsAKeptChunkAtAnotherPlaceOfTheScript) {
    engine_.chunk_limit = 13;
    speak_keeping("One is here. Two is here. Six is here.");
    const auto spoken = speak_keeping("Two is here. One is here. Six is here.");
    EXPECT_EQ(engine_.spoken().size(), 3U);
    ASSERT_EQ(spoken.words.size(), 9U);
    EXPECT_EQ(spoken.words.front().text, "Two");
    EXPECT_EQ(spoken.words.front().char_start, 0);
    EXPECT_EQ(spoken.words[3].char_start, 13);
}

TEST_F(SpeakScript, GoesOnBehindTheLastFinishedChunk) {
    engine_.chunk_limit = 13;
    engine_.on_speak([this](const auto& utterance, const auto&) {
        if (utterance.text == "Six is here." && engine_.spoken().size() == 3) {
            throw base::Error(base::ErrorKind::unavailable, "The engine was lost.");
        }
    });
    EXPECT_THROW(speak_keeping("One is here. Two is here. Six is here."), base::Error);
    EXPECT_EQ(kept_.chunks.size(), 2U) << "the chunk that failed is not kept";
    const auto spoken = speak_keeping("One is here. Two is here. Six is here.");
    EXPECT_EQ(engine_.spoken().size(), 4U) << "only the third is spoken again";
    EXPECT_EQ(spoken.sound.samples, speak("One is here. Two is here. Six is here.").samples);
}

TEST_F(SpeakScript, DoesNotKeepWhatWasSpokenWhileTheModelChanged) {
    engine_.on_speak([this](const auto&, const auto&) { engine_.model = 2; });
    speak_keeping("One is here.");
    EXPECT_TRUE(kept_.chunks.empty());
    speak_keeping("One is here.");
    EXPECT_EQ(kept_.chunks.size(), 1U);
}

TEST_F(SpeakScript, DoesNotBelieveAKeptChunkWithOtherWords) {
    speak_keeping("One is here.");
    kept_.chunks.begin()->second.words.pop_back();
    EXPECT_EQ(speak_keeping("One is here.").words.size(), 3U);
    EXPECT_EQ(engine_.spoken().size(), 2U);
}

}  // namespace storyflow::narration
