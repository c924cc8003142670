#include "speech/hibari/hibari_engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "speech/hibari/heart.hpp"
#include "speech/kernels/instruction_set.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/tiny_model.hpp"

namespace storyflow::speech {
namespace {

using kokoro::spoken;
using testing::ElementsAre;
using testing::HasSubstr;

class Hibari : public testing::Test {
  protected:
    [[nodiscard]] static Speech speak(HibariEngine& engine, std::string_view line,
                                      const std::string& voice = "af_bella", double speed = 1.0) {
        const auto choice = VoiceChoice::parse(voice, speed).value();
        const auto chunks = engine.chunks(spoken(line), choice, {});
        EXPECT_EQ(chunks.size(), 1U);
        return engine.speak({chunks.front(), choice}, {});
    }
    [[nodiscard]] Speech speak(std::string_view line, const std::string& voice = "af_bella",
                               double speed = 1.0) {
        return speak(engine_, line, voice, speed);
    }

    kokoro::SpellingPhonemizer phonemizer_;
    HibariEngine engine_{{.cores = 1}, phonemizer_};
};

constexpr std::string_view line = "the lamp burned all autumn";

/// Installs the built-in voice's own network as another voice.
void install(const std::filesystem::path& models, const std::string& name) {
    std::filesystem::create_directories(models / "voices");
    const auto bytes = hibari::heart_file();
    base::replace_file(models / "voices" / name, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// Remembers the English that it was asked for.
class AccentRecorder final : public Phonemizer {
  public:
    std::vector<std::string> ipa(std::span<const std::string> pieces, Accent wanted,
                                 std::stop_token stop) override {
        accent = wanted;
        return letters_.ipa(pieces, wanted, std::move(stop));
    }
    Accent accent = Accent::american;

  private:
    kokoro::SpellingPhonemizer letters_;
};

TEST_F(Hibari, IsAlwaysAvailable) {
    EXPECT_EQ(engine_.name(), "hibari");
    EXPECT_TRUE(engine_.availability().available);
}

TEST_F(Hibari, MakesSoundWithinTheRangeAndWithoutClicksAtItsEnds) {
    const Speech speech = speak(line);
    EXPECT_EQ(speech.sound.sample_rate, 24000);
    EXPECT_GT(speech.sound.duration(), 1.0);
    EXPECT_EQ(speech.sound.samples.size() % 600, 0U) << "a unit of duration is 600 frames";
    EXPECT_TRUE(std::ranges::all_of(speech.sound.samples, [](float s) { return std::abs(s) <= 1.0F; }));
    EXPECT_TRUE(std::ranges::any_of(speech.sound.samples, [](float s) { return std::abs(s) > 0.05F; }));
    EXPECT_EQ(speech.sound.samples.front(), 0.0F);
    EXPECT_EQ(speech.sound.samples.back(), 0.0F);
}

TEST_F(Hibari, SaysWhenEachWordIsHeard) {
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

TEST_F(Hibari, PausesBetweenChunksAsWithinOne) {
    const auto choice = VoiceChoice();
    const Utterance before{engine_.chunks(spoken("the lamp burned."), choice, {}).front(), choice};
    const Utterance after{engine_.chunks(spoken("it was autumn."), choice, {}).front(), choice};
    const double pause = engine_.pause_between(before, after, {});
    EXPECT_GT(pause, 0.1);
    EXPECT_LT(pause, 1.0);
    EXPECT_EQ(engine_.pause_between(before, after, {}), pause);
}

TEST_F(Hibari, SaysTheSameWithTheSameBytesOnAnyNumberOfCores) {
    const Speech once = speak(line);
    EXPECT_EQ(speak(line).sound.samples, once.sound.samples);
    HibariEngine other({.cores = 2}, phonemizer_);
    EXPECT_EQ(speak(other, line).sound.samples, once.sound.samples);
}

TEST_F(Hibari, SaysTheSameWithTheSameBytesFromManyThreadsAtOnce) {
    const Speech once = speak(line);
    HibariEngine fresh({.cores = 2}, phonemizer_);
    std::vector<Speech> answers(4);
    std::vector<std::thread> threads;
    for (Speech& answer : answers)
        threads.emplace_back([&] { answer = speak(fresh, line); });
    for (std::thread& thread : threads)
        thread.join();
    for (const Speech& answer : answers)
        EXPECT_EQ(answer.sound.samples, once.sound.samples);
}

TEST_F(Hibari, SpeaksWithItsOwnVoiceWhenAnotherIsAskedForThatIsNotInstalled) {
    const Speech heart = speak(line);
    EXPECT_EQ(speak(line, "bm_george").sound.samples, heart.sound.samples);
    EXPECT_EQ(speak(line, "am_adam(1)+af_bella(1)").sound.samples, heart.sound.samples);
}

TEST_F(Hibari, TellsThatItsOwnVoiceIsHeardForAnyOther) {
    EXPECT_EQ(engine_.voices(), std::vector<std::string>{"af_heart"});
    EXPECT_EQ(engine_.heard(VoiceChoice::parse("bm_george", 1.5).value()).name(), "af_heart");
    EXPECT_EQ(engine_.heard(VoiceChoice::parse("bm_george", 1.5).value()).speed(), 1.5);
}

TEST_F(Hibari, SpeaksWithTheVoiceAskedForIfItsFileIsInstalled) {
    const support::TemporaryDirectory models;
    HibariEngine engine({.cores = 1, .models = models.path()}, phonemizer_);
    EXPECT_THAT(engine.voices(), ElementsAre("af_heart"));
    EXPECT_EQ(engine.fingerprint(), engine_.fingerprint());
    install(models.path(), "am_fenrir_v2.int8.onnx");
    EXPECT_THAT(engine.voices(), ElementsAre("af_heart", "am_fenrir"));
    EXPECT_NE(engine.fingerprint(), engine_.fingerprint());

    const auto heart = speak(engine, line, "af_heart").sound.samples;
    const auto fenrir = speak(engine, line, "am_fenrir").sound.samples;
    EXPECT_EQ(fenrir.size(), heart.size()) << "the same weights";
    EXPECT_NE(fenrir, heart) << "with noise of its own";
    EXPECT_EQ(speak(engine, line, "am_fenrir(2)+af_bella(1)").sound.samples, fenrir) << "it leads the mix";
    EXPECT_EQ(speak(engine, line, "bm_george").sound.samples, heart);
}

TEST_F(Hibari, TranscribesForTheEnglishOfTheVoiceThatSpeaks) {
    AccentRecorder phonemizer;
    const support::TemporaryDirectory models;
    HibariEngine engine({.cores = 1, .models = models.path()}, phonemizer);
    const auto choice = VoiceChoice::parse("bf_emma").value();
    (void)engine.chunks(spoken(line), choice, {});
    EXPECT_EQ(phonemizer.accent, Accent::american) << "af_heart speaks in its place";
    install(models.path(), "bf_emma.int8.onnx");
    (void)engine.chunks(spoken(line), choice, {});
    EXPECT_EQ(phonemizer.accent, Accent::british);
}

TEST_F(Hibari, NamesADamagedVoiceAndGoesOnWithTheOthers) {
    const support::TemporaryDirectory models;
    HibariEngine engine({.cores = 1, .models = models.path()}, phonemizer_);
    std::filesystem::create_directories(models.path() / "voices");
    base::replace_file(models.path() / "voices/bf_emma.int8.onnx", "not a network");
    const auto choice = VoiceChoice::parse("bf_emma").value();
    const auto chunks = engine.chunks(spoken(line), choice, {});
    try {
        (void)engine.speak({chunks.front(), choice}, {});
        FAIL() << "it spoke";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), HasSubstr("bf_emma.int8.onnx"));
    }
    EXPECT_EQ(speak(engine, line, "af_heart").words.size(), 5U);
}

TEST_F(Hibari, SpeaksSlowerAtLowSpeed) {
    const double usual = speak(line).sound.duration();
    EXPECT_NEAR(speak(line, "af_bella", 0.5).sound.duration() / usual, 2.0, 0.15);
    EXPECT_NEAR(speak(line, "af_bella", 2.0).sound.duration() / usual, 0.5, 0.15);
}

TEST_F(Hibari, NamesTheInstructionSetInItsFingerprint) {
    EXPECT_THAT(engine_.fingerprint(), HasSubstr(kernels::instruction_set()));
    const HibariEngine other({.cores = 2}, phonemizer_);
    EXPECT_EQ(other.fingerprint(), engine_.fingerprint());
}

TEST_F(Hibari, StopsWhenAskedTo) {
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

TEST_F(Hibari, AnswersAChunkWithoutSoundsWithSilence) {
    auto mute = engine_.chunks(spoken("XXX YYY"), VoiceChoice(), {}).front();
    for (auto& word : mute.words)
        word.lead = word.trail = "";
    const Speech speech = engine_.speak({mute, VoiceChoice()}, {});
    EXPECT_TRUE(speech.sound.samples.empty());
    EXPECT_EQ(speech.words.size(), 2U);
}

TEST_F(Hibari, CutsALongTextIntoChunksThatTheNetworkTakes) {
    std::string story;
    for (int i = 0; i < 300; ++i)
        story += i == 0 ? "lantern" : " lantern";
    const auto chunks = engine_.chunks(spoken(story), VoiceChoice(), {});
    std::size_t words = 0;
    for (const auto& chunk : chunks) {
        words += chunk.words.size();
        EXPECT_GT(engine_.speak({chunk, VoiceChoice()}, {}).sound.duration(), 1.0);
    }
    EXPECT_EQ(words, 300U) << "nothing is lost";
}

}  // namespace
}  // namespace storyflow::speech
