#include "speech/espeak/espeak_engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <future>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "audio/level.hpp"
#include "base/error.hpp"
#include "speech/voices.hpp"
#include "tests/contract/speech_engine_contract.hpp"
#include "tests/speech/espeak/programs.hpp"
#include "tests/speech/spoken_words.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::speech {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::HasSubstr;

constexpr auto* sentence =
    "The old lighthouse keeper climbed the stairs, counting every step, while the storm went on outside.";

double root_mean_square(const audio::Pcm& sound) {
    double sum = 0.0;
    for (const float sample : sound.samples)
        sum += static_cast<double>(sample) * sample;
    return std::sqrt(sum / static_cast<double>(sound.samples.size()));
}

/// The correlation of the sound with itself `lag` samples later: 1 for periodic sound, about 0 for noise.
double likeness(const audio::Pcm& sound, std::size_t lag) {
    double product = 0.0;
    double energy = 1e-9;
    for (std::size_t i = 0; i + lag < sound.samples.size(); i += 5) {
        product += static_cast<double>(sound.samples[i]) * sound.samples[i + lag];
        energy += static_cast<double>(sound.samples[i]) * sound.samples[i];
    }
    return product / energy;
}

/// The pitch in Hz: from the shortest period between 1/330 s and 1/65 s whose correlation is close to the
/// best one's (which may be a multiple of the period).
double pitch_of(const audio::Pcm& sound) {
    const auto rate = static_cast<std::size_t>(sound.sample_rate);
    std::vector<double> likenesses;
    for (std::size_t lag = rate / 330; lag <= rate / 65; lag += 4)
        likenesses.push_back(likeness(sound, lag));
    const double best = *std::max_element(likenesses.begin(), likenesses.end());
    const auto first = std::find_if(likenesses.begin(), likenesses.end(),
                                    [best](double candidate) { return candidate > 0.85 * best; });
    const auto lag = rate / 330 + 4 * static_cast<std::size_t>(first - likenesses.begin());
    return static_cast<double>(rate) / static_cast<double>(lag);
}

/// An engine with its own pool.
class OwnEspeak {
  public:
    explicit OwnEspeak(std::filesystem::path program, EspeakEngineOptions options = {},
                       EspeakGreetingOptions greeting = {})
        : pool_({program, 2}), engine_(pool_, program, options, greeting) {}

    EspeakEngine* operator->() { return &engine_; }
    const EspeakEngine* operator->() const { return &engine_; }

  private:
    EspeakPool pool_;
    EspeakEngine engine_;
};

class Espeak : public testing::Test {
  protected:
    audio::Pcm speak(const std::string& text, const std::string& voice = "af_heart", double speed = 1.0) {
        return engine_->speak({spoken(text), VoiceChoice::parse(voice, speed).value()}, {}).sound;
    }
    OwnEspeak engine_{espeak_program};
};

TEST_F(Espeak, SpeaksAudiblyAtTheRateAndPaceOfANarration) {
    const audio::Pcm sound = speak(sentence);
    EXPECT_EQ(sound.sample_rate, audio::narration_rate);
    EXPECT_GT(root_mean_square(sound), 0.02);
    EXPECT_GT(audio::peak(sound), 0.1F);
    const double seconds_per_character = sound.duration() / static_cast<double>(std::string(sentence).size());
    EXPECT_GT(seconds_per_character, 0.05);
    EXPECT_LT(seconds_per_character, 0.12);
}

TEST_F(Espeak, NeedsLongerForALongerText) {
    EXPECT_GT(speak(std::string(sentence) + " " + sentence).duration(), 1.8 * speak(sentence).duration());
}

TEST_F(Espeak, HasOneFingerprintWithItsVersion) {
    const OwnEspeak other(espeak_program);
    EXPECT_EQ(engine_->fingerprint(), other->fingerprint());
    EXPECT_THAT(engine_->fingerprint(),
                testing::ContainsRegex("espeak [0-9]+ [0-9]+ -?[0-9]+\n[0-9]+\\.[0-9]+"));
}

TEST_F(Espeak, HasAnotherFingerprintWithAnotherProgram) {
    const support::TemporaryDirectory directory;
    const OwnEspeak other(fake_program(directory.path(), "exit 1"));
    const std::string before = other->fingerprint();
    EXPECT_NE(before, engine_->fingerprint());
    fake_program(directory.path(), "exit 100");
    EXPECT_NE(other->fingerprint(), before);
}

TEST_F(Espeak, HasADifferentSoundForEveryVoice) {
    std::set<std::vector<float>> sounds;
    for (const Voice& voice : published_voices())
        sounds.insert(speak("Good evening.", std::string(voice.id)).samples);
    EXPECT_EQ(sounds.size(), published_voices().size());
}

TEST_F(Espeak, HasHighVoicesForWomenAndLowOnesForMen) {
    for (const Voice& voice : published_voices()) {
        const double pitch = pitch_of(speak("No one knows more.", std::string(voice.id)));
        EXPECT_EQ(pitch > 145.0, voice.gender == Gender::female) << voice.id << ": " << pitch << " Hz";
    }
}

TEST_F(Espeak, NeverClips) {
    for (const Voice& voice : published_voices()) {
        EXPECT_LT(audio::peak(speak(sentence, std::string(voice.id))), 0.99F) << voice.id;
    }
}

TEST_F(Espeak, SpeaksTheSameBytesForTheSameUtterance) {
    const audio::Pcm first = speak(sentence);
    (void)speak("Something else in between!", "bm_george", 1.7);
    EXPECT_TRUE(speak(sentence).samples == first.samples);
    OwnEspeak another(espeak_program);
    EXPECT_TRUE(another->speak({spoken(sentence), VoiceChoice()}, {}).sound.samples == first.samples);
}

TEST_F(Espeak, SpeaksTheSameInParallelAsAlone) {
    constexpr std::size_t speakers = 8;
    const auto speak_number = [this](std::size_t i) {
        return speak("This is sentence number " + std::to_string(i) + ".",
                     std::string(published_voices()[3 * i].id));
    };
    std::vector<audio::Pcm> alone;
    for (std::size_t i = 0; i < speakers; ++i)
        alone.push_back(speak_number(i));
    std::vector<audio::Pcm> together(speakers);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < speakers; ++i) {
            threads.emplace_back([&, i] { together[i] = speak_number(i); });
        }
    }
    for (std::size_t i = 0; i < speakers; ++i)
        EXPECT_TRUE(together[i].samples == alone[i].samples) << i;
}

TEST_F(Espeak, RefusesAnUtteranceBeyondTheLimit) {
    EXPECT_THROW((void)speak(std::string(70'000, 'a')), base::Error);
}

TEST_F(Espeak, TellsWhenEachWordIsHeard) {
    const auto text = spoken("In the house of the “keeper”, Anna waited. Twenty-one ships passed by.");
    const Speech speech = engine_->speak({text, *VoiceChoice::parse("bf_emma", 1.3)}, {});
    ASSERT_EQ(speech.words.size(), text.words.size());
    double latest = 0.0;
    for (std::size_t i = 0; i < speech.words.size(); ++i) {
        EXPECT_GE(speech.words[i].start, latest) << text.words[i].text;
        EXPECT_GT(speech.words[i].end, speech.words[i].start) << text.words[i].text;
        latest = speech.words[i].end;
    }
    EXPECT_LE(latest, speech.sound.duration());
    EXPECT_GT(speech.words[8].start - speech.words[7].end, 0.1) << "no pause between the sentences";
}

TEST_F(Espeak, SpeaksAMixWithItsLeadingVoice) {
    EXPECT_TRUE(speak("Hello.", "af_bella(1)+bm_george(3)").samples == speak("Hello.", "bm_george").samples);
}

TEST_F(Espeak, SpeaksThePhonemesOfAWord) {
    auto text = spoken("Please read this, now.");
    text.words[1].phonemes = "ɹˈid";
    EXPECT_TRUE(engine_->speak({text, VoiceChoice()}, {}).sound.samples ==
                speak("Please read this, now.").samples);
    text.words[1].phonemes = "ɹˈɛd";
    const Speech red = engine_->speak({text, VoiceChoice()}, {});
    EXPECT_TRUE(red.sound.samples == speak("Please red this, now.").samples);
    ASSERT_EQ(red.words.size(), 4U);
    EXPECT_GT(red.words[2].start, red.words[1].start);
}

TEST_F(Espeak, TakesBracketsOfTheUserForPlainText) {
    EXPECT_GT(speak("Say [[h@l'oU]] twice.").samples.size(), speak("Say hello twice.").samples.size());
}

TEST_F(Espeak, CutsATextAtSentencesUpToItsLimit) {
    OwnEspeak small(espeak_program, {.chunk_limit = 40});
    const auto text = spoken("The first sentence is here. The second one is there. Third! And the last one.");
    const auto chunks = small->chunks(text, VoiceChoice(), {});
    ASSERT_EQ(chunks.size(), 3U);
    EXPECT_EQ(written_form(chunks[0]), "The first sentence is here.");
    EXPECT_EQ(written_form(chunks[1]), "The second one is there. Third!");
    EXPECT_EQ(written_form(chunks[2]), "And the last one.");
    EXPECT_EQ(engine_->chunks(text, VoiceChoice(), {}).size(), 1U);
    EXPECT_TRUE(engine_->chunks({}, VoiceChoice(), {}).empty());
}

TEST(EspeakAvailability, SaysHowToGetAMissingProgram) {
    OwnEspeak engine("/nowhere/storyflow-espeak");
    EXPECT_THAT(engine->availability().reason,
                AllOf(HasSubstr("/nowhere/storyflow-espeak is missing"), HasSubstr("script/build"),
                      HasSubstr("libespeak-ng-dev")));
    try {
        (void)engine->speak({spoken("Hello."), VoiceChoice()}, {});
        FAIL() << "no error";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_EQ(error.what(), engine->availability().reason);
    }
}

/// A shell script's lines that answer the greeting.
std::string greeting(int version = espeak_protocol_version) {
    return "printf 'hello " + std::to_string(version) + " 0\\n'; sleep 60";
}

TEST(EspeakAvailability, RefusesAProgramThatTalksNonsenseOrAnotherVersion) {
    const support::TemporaryDirectory directory;
    const OwnEspeak nonsense(fake_program(directory.path(), "echo what?"));
    EXPECT_THAT(nonsense->availability().reason, HasSubstr("does not answer"));
    for (const int version : {espeak_protocol_version - 1, espeak_protocol_version + 1}) {
        const OwnEspeak other(fake_program(directory.path(), greeting(version)));
        EXPECT_THAT(other->availability().reason, HasSubstr("another version"));
    }
}

TEST(EspeakAvailability, NeedsAnExecutableFile) {
    const support::TemporaryDirectory directory;
    base::write_file_synced(directory.path() / "text", "no program");
    EXPECT_FALSE(OwnEspeak(directory.path() / "text")->availability().available);
    EXPECT_FALSE(OwnEspeak(directory.path())->availability().available);
}

TEST(EspeakAvailability, IsAskedAgainOnlyWhenTheProgramChanges) {
    const support::TemporaryDirectory directory;
    const auto starts = directory.path() / "starts";
    const std::string script = "echo x >> " + starts.string() + "; " + greeting();
    const OwnEspeak engine(fake_program(directory.path(), script));
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE(engine->availability().available);
    EXPECT_EQ(base::read_file(starts, 100), "x\n");
    std::filesystem::last_write_time(fake_program(directory.path(), "exit"),
                                     std::filesystem::file_time_type::clock::now() + 1h);
    EXPECT_FALSE(engine->availability().available);
}

TEST(EspeakAvailability, RemembersAFailureFromItsEndHoweverSlowItWas) {
    const support::TemporaryDirectory directory;
    const auto starts = directory.path() / "starts";
    const OwnEspeak engine(fake_program(directory.path(), "echo x >> " + starts.string() + "; sleep 60"), {},
                           {.time_limit = 1'000ms, .failure_memory = 900ms});
    EXPECT_THAT(engine->availability().reason, HasSubstr("does not answer"));
    EXPECT_THAT(engine->availability().reason, HasSubstr("does not answer"));
    EXPECT_EQ(base::read_file(starts, 100), "x\n");
}

TEST(EspeakAvailability, WaitsForOneFirstAnswerOnly) {
    const support::TemporaryDirectory directory;
    const auto starts = directory.path() / "starts";
    const OwnEspeak engine(fake_program(directory.path(), "echo x >> " + starts.string() + "; sleep 60"), {},
                           {.time_limit = 500ms, .failure_memory = 60s});
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < 4; ++i)
            callers.emplace_back([&] { EXPECT_FALSE(engine->availability().available); });
    }
    EXPECT_EQ(base::read_file(starts, 100), "x\n");
}

TEST(EspeakAvailability, GivesTheLastAnswerWhileTheProgramIsAsked) {
    const support::TemporaryDirectory directory;
    const OwnEspeak engine(fake_program(directory.path(), greeting()), {}, {.time_limit = 60s});
    EXPECT_TRUE(engine->availability().available);

    const auto started = directory.path() / "started";
    const auto go = directory.path() / "go";
    const auto changed = fake_program(directory.path(), ": > " + started.string() + "; while [ ! -e " +
                                                            go.string() + " ]; do sleep 0.01; done");
    std::filesystem::last_write_time(changed, std::filesystem::file_time_type::clock::now() + 1h);
    auto asking = std::async(std::launch::async, [&] { return engine->availability().available; });
    ASSERT_TRUE(eventually([&] { return std::filesystem::exists(started); }));
    auto meanwhile = std::async(std::launch::async, [&] { return engine->availability().available; });
    EXPECT_EQ(meanwhile.wait_for(10s), std::future_status::ready);
    base::write_file_synced(go, "");
    EXPECT_TRUE(meanwhile.get());
    EXPECT_FALSE(asking.get());
}

/// The engine with a pool of its own.
struct EngineWithPool {
    EspeakPool pool{{espeak_program, 2}};
    EspeakEngine engine{pool, espeak_program, {}, {}};
};

}  // namespace
}  // namespace storyflow::speech

namespace storyflow::contract {

INSTANTIATE_TEST_SUITE_P(
    Espeak, SpeechEngineContract,
    testing::Values(TestedEngine{
        .name = "espeak",
        .make = [](std::size_t) { return engine_in(std::make_shared<speech::EngineWithPool>()); },
        .speed_tolerance = 0.2}),
    name_of);

}  // namespace storyflow::contract
