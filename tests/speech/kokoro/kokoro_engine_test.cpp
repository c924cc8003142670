#include "speech/kokoro/kokoro_engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "speech/kernels/instruction_set.hpp"
#include "tests/contract/speech_engine_contract.hpp"
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

TEST_F(Kokoro, NamesTheVoicesThatAreThereWhenOneIsNot) {
    try {
        (void)speak(line, "bf_emma");
        FAIL() << "there is no such voice";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), HasSubstr("af_bella"));
    }
}

/// The engine with the phonemizer that it borrows, and the tiny network in a folder for all of them.
struct OwnKokoro {
    explicit OwnKokoro(std::size_t cores) : engine({.models = models(), .cores = cores}, phonemizer) {}

    static const std::filesystem::path& models() {
        struct Folder : support::TemporaryDirectory {
            Folder() { kokoro::write_tiny_model(path()); }
        };
        static const Folder folder;
        return folder.path();
    }

    kokoro::SpellingPhonemizer phonemizer;
    KokoroEngine engine;
};

}  // namespace
}  // namespace storyflow::speech

namespace storyflow::contract {

const TestedEngine kokoro{.name = "kokoro", .make = [](std::size_t cores) {
                              return engine_in(std::make_shared<speech::OwnKokoro>(cores));
                          }};

INSTANTIATE_TEST_SUITE_P(Kokoro, SpeechEngineContract, testing::Values(kokoro), name_of);
INSTANTIATE_TEST_SUITE_P(Kokoro, NetworkEngineContract, testing::Values(kokoro), name_of);

}  // namespace storyflow::contract
