#include "speech/kokoro/kokoro_engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/error.hpp"
#include "speech/kernels/instruction_set.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tiny_model.hpp"

namespace storyflow::speech {
namespace {

using kokoro::spoken;
using testing::HasSubstr;

/// An engine with the tiny network: its sound is noise, but all rules of a narration apply.
class Kokoro : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        models_ = new support::TemporaryDirectory();
        kokoro::write_tiny_model(models_->path());
    }
    static void TearDownTestSuite() {
        delete models_;
        models_ = nullptr;
    }

    [[nodiscard]] static Speech speak(KokoroEngine& engine, std::string_view line,
                                      const std::string& voice = "af_bella", double speed = 1.0,
                                      const std::stop_token& stop = {}) {
        const auto choice = VoiceChoice::parse(voice, speed).value();
        const auto chunks = engine.chunks(spoken(line), choice, stop);
        EXPECT_EQ(chunks.size(), 1U);
        return engine.speak({chunks.front(), choice}, stop);
    }
    [[nodiscard]] Speech speak(std::string_view line, const std::string& voice = "af_bella",
                               double speed = 1.0) {
        return speak(engine_, line, voice, speed);
    }

    static support::TemporaryDirectory* models_;
    kokoro::SpellingPhonemizer phonemizer_;
    KokoroEngine engine_{{.models = models_->path(), .cores = 1}, phonemizer_};
};

support::TemporaryDirectory* Kokoro::models_ = nullptr;

constexpr std::string_view line = "the lamp burned all night";

TEST_F(Kokoro, IsAvailableWithANetworkAndAVoice) {
    EXPECT_TRUE(engine_.availability().available) << engine_.availability().reason;
}

TEST_F(Kokoro, SpeaksAsLongAsTheNetworkPredicts) {
    const Speech speech = speak(line);
    EXPECT_GT(speech.sound.samples.size(), 0U);
    EXPECT_EQ(speech.sound.samples.size() % 600, 0U) << "a unit of duration is 600 frames";
    EXPECT_EQ(speech.sound.sample_rate, 24000);
}

TEST_F(Kokoro, MakesSoundWithinTheRangeAndWithoutClicksAtItsEnds) {
    const Speech speech = speak(line);
    EXPECT_TRUE(std::ranges::all_of(speech.sound.samples, [](float s) { return std::abs(s) <= 1.0F; }));
    EXPECT_TRUE(std::ranges::any_of(speech.sound.samples, [](float s) { return std::abs(s) > 0.01F; }));
    EXPECT_EQ(speech.sound.samples.front(), 0.0F);
    EXPECT_EQ(speech.sound.samples.back(), 0.0F);
}

TEST_F(Kokoro, SaysWhenEachWordIsHeard) {
    const Speech speech = speak(line);
    ASSERT_EQ(speech.words.size(), 5U);
    double heard = 0.0;
    for (const TimeSpan& word : speech.words) {
        EXPECT_GE(word.start, heard);
        EXPECT_GT(word.end, word.start);
        heard = word.end;
    }
    EXPECT_LE(heard, speech.sound.duration());
}

TEST_F(Kokoro, PausesBetweenChunksTheSameOnAnyNumberOfCores) {
    const VoiceChoice choice = VoiceChoice::parse("af_bella", 1.0).value();
    const Utterance before{engine_.chunks(spoken("the lamp burned."), choice, {}).front(), choice};
    const Utterance after{engine_.chunks(spoken("all night long."), choice, {}).front(), choice};
    const double pause = engine_.pause_between(before, after, {});
    EXPECT_GE(pause, 0.0);
    EXPECT_LT(pause, 5.0);
    KokoroEngine other({.models = models_->path(), .cores = 4}, phonemizer_);
    EXPECT_EQ(other.pause_between(before, after, {}), pause);
}

TEST_F(Kokoro, SaysTheSameWithTheSameBytesOnAnyNumberOfCores) {
    const Speech once = speak(line);
    EXPECT_EQ(speak(line).sound.samples, once.sound.samples);
    for (const std::size_t cores : {2U, 4U}) {
        KokoroEngine other({.models = models_->path(), .cores = cores}, phonemizer_);
        EXPECT_EQ(speak(other, line).sound.samples, once.sound.samples) << cores << " cores";
    }
}

TEST_F(Kokoro, SaysTheSameWithTheSameBytesFromManyThreadsAtOnce) {
    const Speech once = speak(line);
    KokoroEngine fresh({.models = models_->path(), .cores = 4}, phonemizer_);
    std::vector<Speech> answers(4);
    std::vector<std::thread> threads;
    for (Speech& answer : answers)
        threads.emplace_back([&] { answer = speak(fresh, line); });
    for (std::thread& thread : threads)
        thread.join();
    for (const Speech& answer : answers)
        EXPECT_EQ(answer.sound.samples, once.sound.samples);
}

TEST_F(Kokoro, SaysTheSameWhenItsPreparedWeightsAreCutOrOverwrittenMeanwhile) {
    const support::TemporaryDirectory models;
    kokoro::write_tiny_model(models.path());
    KokoroEngine engine({.models = models.path(), .cores = 1}, phonemizer_);
    const auto before = speak(engine, line).sound.samples;
    const auto prepared = models.path() / ".prepared" / "kokoro.weights";
    const auto size = std::filesystem::file_size(prepared);
    std::filesystem::resize_file(prepared, 100);
    EXPECT_EQ(speak(engine, line).sound.samples, before);
    std::ofstream(prepared, std::ios::binary) << std::string(size, '\xff');
    EXPECT_EQ(speak(engine, line).sound.samples, before);
    KokoroEngine next({.models = models.path(), .cores = 1}, phonemizer_);
    EXPECT_EQ(speak(next, line).sound.samples, before) << "prepared anew";
}

TEST_F(Kokoro, HasTheSameFingerprintInEveryProcessWhereverTheModelIs) {
    const support::TemporaryDirectory elsewhere;
    std::filesystem::copy(models_->path(), elsewhere.path(), std::filesystem::copy_options::recursive);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(models_->path())) {
        const auto copy = elsewhere.path() / entry.path().lexically_relative(models_->path());
        std::filesystem::last_write_time(copy, entry.last_write_time());
    }
    const KokoroEngine other({.models = elsewhere.path(), .cores = 2}, phonemizer_);
    EXPECT_EQ(other.fingerprint(), engine_.fingerprint());
}

TEST_F(Kokoro, NamesTheInstructionSetInItsFingerprint) {
    EXPECT_THAT(engine_.fingerprint(), HasSubstr(kernels::instruction_set()));
}

TEST_F(Kokoro, VoicesAndMixesSoundDifferent) {
    const auto bella = speak(line, "af_bella").sound.samples;
    const auto adam = speak(line, "am_adam").sound.samples;
    const auto both = speak(line, "af_bella(2)+am_adam(1)").sound.samples;
    EXPECT_NE(bella, adam);
    EXPECT_NE(bella, both);
    EXPECT_NE(adam, both);
}

TEST_F(Kokoro, SpeaksSlowerAtLowSpeed) {
    EXPECT_GT(speak(line, "af_bella", 0.5).sound.samples.size(), speak(line).sound.samples.size());
}

TEST_F(Kokoro, NamesTheVoicesThatAreThereWhenOneIsNot) {
    try {
        (void)speak(line, "bf_emma");
        FAIL() << "there is no such voice";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), HasSubstr("af_bella"));
    }
}

TEST_F(Kokoro, StopsWhenAskedTo) {
    std::stop_source stop;
    const auto chunks = engine_.chunks(spoken(line), VoiceChoice(), {});
    stop.request_stop();
    try {
        (void)engine_.speak({chunks.front(), VoiceChoice()}, stop.get_token());
        FAIL() << "it went on";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
    }
}

TEST_F(Kokoro, AnswersAChunkWithoutSoundsWithSilence) {
    const auto chunks = engine_.chunks(spoken("XXX YYY"), VoiceChoice(), {});
    ASSERT_EQ(chunks.size(), 1U);
    auto mute = chunks.front();
    for (auto& word : mute.words)
        word.lead = word.trail = "";
    const Speech speech = engine_.speak({mute, VoiceChoice()}, {});
    EXPECT_TRUE(speech.sound.samples.empty());
    EXPECT_EQ(speech.words.size(), 2U);
}

TEST_F(Kokoro, CutsALongTextIntoChunksThatTheNetworkTakes) {
    std::string story;
    for (int i = 0; i < 300; ++i)
        story += i == 0 ? "lantern" : " lantern";
    const auto chunks = engine_.chunks(spoken(story), VoiceChoice(), {});
    EXPECT_GT(chunks.size(), 4U);
    std::size_t words = 0;
    for (const auto& chunk : chunks)
        words += chunk.words.size();
    EXPECT_EQ(words, 300U) << "nothing is lost";
}

}  // namespace
}  // namespace storyflow::speech
