#include "tests/contract/speech_engine_contract.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <stop_token>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/tiny_model.hpp"

namespace storyflow::contract {

namespace {

using speech::Speech;
using speech::TimeSpan;
using speech::Utterance;
using speech::VoiceChoice;
using speech::kokoro::spoken;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view line = "the lamp burned all autumn";

VoiceChoice choice_at(double speed) {
    return VoiceChoice::parse("af_bella", speed).value();
}

/// A chunk whose words have these phonemes.
text::SpokenText chunk_of(speech::SpeechEngine& engine, std::string_view words, std::string_view phonemes) {
    text::SpokenText chunk = engine.chunks(spoken(words), VoiceChoice(), {}).front();
    for (auto& word : chunk.words) {
        word.phonemes = phonemes;
        if (phonemes.empty()) word.lead = word.trail = "";
    }
    return chunk;
}

}  // namespace

Speech SpeechEngineContract::speak(speech::SpeechEngine& engine, std::string_view words, double speed) {
    const VoiceChoice choice = choice_at(speed);
    const auto chunks = engine.chunks(spoken(words), choice, {});
    EXPECT_EQ(chunks.size(), 1U);
    return engine.speak({chunks.front(), choice}, {});
}

TEST_P(SpeechEngineContract, IsAvailableUnderItsName) {
    EXPECT_EQ(engine_->name(), GetParam().name);
    EXPECT_TRUE(engine_->availability().available) << engine_->availability().reason;
    EXPECT_EQ(engine_->availability().reason, "");
}

TEST_P(SpeechEngineContract, HearsOnlyVoicesThatItHasAndKeepsTheSpeed) {
    const auto voices = engine_->voices();
    for (const auto* asked : {"bm_lewis", "af_heart", "af_bella(2)+am_adam(1)", "somebody"}) {
        const auto heard = engine_->heard(VoiceChoice::parse(asked, 1.5).value());
        EXPECT_EQ(heard.speed(), 1.5);
        EXPECT_EQ(engine_->heard(heard).name(), heard.name());
        for (const auto& part : heard.mix().parts)
            EXPECT_TRUE(voices.empty() || std::ranges::count(voices, part.voice) == 1) << part.voice;
    }
    for (const auto& voice : voices)
        EXPECT_EQ(engine_->heard(VoiceChoice::parse(voice).value()).name(), voice);
}

TEST_P(SpeechEngineContract, MakesSoundAtTheRateOfANarrationWithinTheRange) {
    const Speech speech = speak(line);
    EXPECT_EQ(speech.sound.sample_rate, audio::narration_rate);
    EXPECT_GT(speech.sound.samples.size(), 0U);
    EXPECT_TRUE(std::ranges::all_of(speech.sound.samples, [](float s) { return std::abs(s) <= 1.0F; }));
    EXPECT_TRUE(std::ranges::any_of(speech.sound.samples, [](float s) { return std::abs(s) > 0.01F; }));
}

TEST_P(SpeechEngineContract, SaysWhenEachWordIsHeard) {
    const Speech speech = speak(line);
    ASSERT_EQ(speech.words.size(), 5U);
    double heard = 0.0;
    for (const TimeSpan& word : speech.words) {
        EXPECT_GE(word.start, heard);
        EXPECT_GT(word.end, word.start);
        heard = word.end;
    }
    EXPECT_LE(heard, speech.sound.duration());
    EXPECT_GT(heard - speech.words.front().start, speech.sound.duration() / 2) << "they cover the sound";
}

TEST_P(SpeechEngineContract, SaysTheSameWithTheSameBytesOnAnyNumberOfCores) {
    const Speech once = speak(line);
    EXPECT_EQ(speak(line).sound.samples, once.sound.samples);
    for (const std::size_t cores : {2U, 4U}) {
        const auto other = make(cores);
        EXPECT_EQ(speak(*other, line).sound.samples, once.sound.samples) << cores << " cores";
        EXPECT_EQ(other->fingerprint(), engine_->fingerprint()) << cores << " cores";
    }
}

TEST_P(SpeechEngineContract, SaysTheSameWithTheSameBytesFromManyThreadsAtOnce) {
    const Speech once = speak(line);
    const auto fresh = make(4);
    std::vector<Speech> answers(4);
    {
        std::vector<std::jthread> threads;
        for (Speech& answer : answers)
            threads.emplace_back([&] { answer = speak(*fresh, line); });
    }
    for (const Speech& answer : answers) {
        EXPECT_EQ(answer.sound.samples, once.sound.samples);
        EXPECT_EQ(answer.words, once.words);
    }
}

TEST_P(SpeechEngineContract, FollowsTheSpeed) {
    const double usual = speak(line).sound.duration();
    const double slow = speak(line, 0.5).sound.duration();
    const double fast = speak(line, 2.0).sound.duration();
    EXPECT_GT(slow, usual);
    EXPECT_GE(usual, fast);
    const double tolerance = GetParam().speed_tolerance;
    if (tolerance == 0.0) return;
    EXPECT_NEAR(slow, 2.0 * usual, 2.0 * usual * tolerance);
    EXPECT_NEAR(fast, usual / 2.0, usual / 2.0 * tolerance);
}

TEST_P(SpeechEngineContract, KeepsWithinTheSpeedsThatThereAre) {
    EXPECT_EQ(speak(line, 99.0).sound.samples, speak(line, speech::fastest_speed).sound.samples);
    EXPECT_EQ(speak(line, 0.01).sound.samples, speak(line, speech::slowest_speed).sound.samples);
}

TEST_P(SpeechEngineContract, PausesBetweenChunksTheSameOnAnyNumberOfCores) {
    const VoiceChoice choice = choice_at(1.0);
    const Utterance before{engine_->chunks(spoken("the lamp burned."), choice, {}).front(), choice};
    const Utterance after{engine_->chunks(spoken("it was autumn."), choice, {}).front(), choice};
    const double pause = engine_->pause_between(before, after, {});
    EXPECT_GE(pause, 0.0);
    EXPECT_LT(pause, 5.0);
    EXPECT_EQ(engine_->pause_between(before, after, {}), pause);
    EXPECT_EQ(make(4)->pause_between(before, after, {}), pause);
}

TEST_P(SpeechEngineContract, StopsWhenAskedTo) {
    std::stop_source stop;
    const auto chunks = engine_->chunks(spoken(line), VoiceChoice(), {});
    stop.request_stop();
    try {
        (void)engine_->speak({chunks.front(), VoiceChoice()}, stop.get_token());
        FAIL() << "it went on";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
    }
}

TEST_P(SpeechEngineContract, CutsALongTextIntoChunksThatItCanSpeakAndLosesNoWord) {
    std::string story = "lantern";
    for (int i = 1; i < 400; ++i)
        story += " lantern";
    const auto chunks = engine_->chunks(spoken(story), VoiceChoice(), {});
    EXPECT_GT(chunks.size(), 1U);
    std::size_t words = 0;
    for (const auto& chunk : chunks)
        words += chunk.words.size();
    EXPECT_EQ(words, 400U);
    const auto& longest = *std::ranges::max_element(
        chunks, {}, [](const text::SpokenText& chunk) { return chunk.words.size(); });
    EXPECT_GT(engine_->speak({longest, VoiceChoice()}, {}).sound.duration(), 1.0);
}

TEST_P(NetworkEngineContract, SpeaksAsLongAsTheNetworkPredicts) {
    constexpr std::size_t unit = 600;  // samples of a unit of duration, 25 ms
    EXPECT_EQ(speak(line).sound.samples.size() % unit, 0U);
}

TEST_P(NetworkEngineContract, BeginsAndEndsWithoutAClick) {
    const Speech speech = speak(line);
    EXPECT_EQ(speech.sound.samples.front(), 0.0F);
    EXPECT_EQ(speech.sound.samples.back(), 0.0F);
}

TEST_P(NetworkEngineContract, AnswersAChunkWithoutPhonemesWithSilence) {
    const Speech speech = engine_->speak({chunk_of(*engine_, "北 京", ""), VoiceChoice()}, {});
    EXPECT_TRUE(speech.sound.samples.empty());
    EXPECT_EQ(speech.words, std::vector<TimeSpan>(2));
}

TEST_P(NetworkEngineContract, ReportsTheSymbolsThatItLeavesOut) {
    const auto whole = chunk_of(*engine_, "lamp lamp", "lˈæmp");
    const auto strange = chunk_of(*engine_, "lamp lamp", "lˈæ☃mp");
    const support::LogCapture log;
    (void)engine_->speak({whole, VoiceChoice()}, {});
    EXPECT_THAT(log.text(), Not(HasSubstr("no symbol")));
    EXPECT_GT(engine_->speak({strange, VoiceChoice()}, {}).sound.samples.size(), 0U);
    EXPECT_THAT(log.text(), HasSubstr("has no symbol for ☃"));
}

}  // namespace storyflow::contract
