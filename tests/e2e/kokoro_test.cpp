#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "audio/wav.hpp"
#include "narration/speak_script.hpp"
#include "speech/espeak/espeak_phonemizer.hpp"
#include "speech/kokoro/files/voice_table.hpp"
#include "speech/kokoro/kokoro_engine.hpp"
#include "tests/e2e/narration_server.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/model_writer.hpp"
#include "tests/support/synthetic_weights.hpp"
#include "tests/support/temporary_directory.hpp"

/// The real server with a Kokoro of the full size. Its weights are made by formula, so it speaks noise;
/// files, phonemes, network, times and the API are those of every day.
namespace storyflow::e2e {

namespace {

using testing::HasSubstr;

constexpr const char* script = "The lamp burned in 1984.";

void write_network(const std::filesystem::path& file) {
    std::vector<support::TensorToWrite> tensors;
    for (const auto& named : support::synthetic_tensor_names_and_shapes("dev")) {
        const std::string name = named.first;
        const support::TensorShape shape = named.second;
        tensors.push_back({name, shape, [name, shape](std::span<float> values) {
                               support::fill_synthetic_tensor(name, shape, values);
                           }});
    }
    support::write_checkpoint(file, tensors);
}

void write_voice(const std::filesystem::path& file) {
    const auto style = support::synthetic_style("style.0", {});
    speech::kokoro::VoiceTable voice;
    for (int row = 0; row < 510; ++row)
        voice.values.insert(voice.values.end(), style.begin(), style.end());
    support::write_torch_voice(file, voice);
}

class KokoroServer : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        directory_ = new support::TemporaryDirectory();
        std::filesystem::create_directories(models() / "voices");
        write_network(models() / "kokoro-v1_0.pth");
        write_voice(models() / "voices" / "af_bella.pt");
    }
    static void TearDownTestSuite() {
        delete directory_;
        directory_ = nullptr;
    }
    [[nodiscard]] static std::filesystem::path models() { return directory_->path() / "models"; }

    static support::TemporaryDirectory* directory_;
};

support::TemporaryDirectory* KokoroServer::directory_ = nullptr;

/// The same narration, made in this process.
narration::SpokenScript narrated_here(const std::filesystem::path& models) {
    speech::EspeakPool pool({.program = ESPEAK_PROGRAM});
    speech::EspeakPhonemizer phonemizer(pool);
    speech::KokoroEngine engine({.models = models, .cores = 1}, phonemizer);
    return narration::speak_script({script, {}, {}}, engine, {}, {});
}

}  // namespace

TEST_F(KokoroServer, NarratesASegmentAndSaysWhenItsWordsAreHeard) {
    const support::ServerProcess server(directory_->path() / "data",
                                        {"--models", models().string(), "--engine", "kokoro"});
    ApiClient client(server);
    const std::string project = client.import_story({script});
    const std::string segment = text_of(client.segments(project)[0].as_object(), "id");
    const std::string path = "/api/segments/" + segment;
    const auto task = text_of(client.post(path + "/generate-audio/").as_object(), "task_id");
    EXPECT_EQ(text_of(client.wait_for_end(task), "status"), "COMPLETED");

    const auto expected = narrated_here(models());
    EXPECT_EQ(expected.sound.samples.size() % 600, 0U) << "durations are whole frames of the network";
    const auto wav = client.raw("GET", "/media/projects/" + project + "/audio/" + segment + ".wav");
    EXPECT_EQ(wav.status, 200);
    EXPECT_TRUE(wav.body == audio::encode_wav(expected.sound)) << "same input, same bytes, in any process";

    const auto answer = client.get(path + "/words/").as_object();
    const auto& words = answer.at("words").as_array();
    ASSERT_EQ(words.size(), 5U);
    EXPECT_EQ(text_of(words[4].as_object(), "text"), "1984");
    EXPECT_EQ(text_of(words[4].as_object(), "spoken"), "nineteen eighty-four");
    EXPECT_EQ(words[4].at("char_start").to_number<int>(), 19);
    EXPECT_EQ(words[4].at("char_end").to_number<int>(), 23);
    EXPECT_NEAR(words[4].at("end").to_number<double>(), expected.words[4].end, 0.001);
    EXPECT_NEAR(answer.at("audio_duration").to_number<double>(), expected.sound.duration(), 1e-6);
}

TEST_F(KokoroServer, ACancelledNarrationEndsSoon) {
    const support::ServerProcess server(directory_->path() / "cancelled",
                                        {"--models", models().string(), "--engine", "kokoro"});
    ApiClient client(server);
    std::string novel;
    for (int i = 0; i < 60; ++i)
        novel += "The lamp burned all night and nobody on the coast slept badly. ";
    const auto task = client.generate_all(client.import_story({novel}));
    ASSERT_TRUE(support::eventually([&] { return text_of(client.task(task), "status") == "PROCESSING"; },
                                    std::chrono::seconds(30)));
    client.post("/api/tasks/" + task + "/cancel/", {}, 200);
    EXPECT_EQ(text_of(client.wait_for_end(task), "status"), "CANCELLED")
        << "two minutes of sound would have completed otherwise";
}

TEST_F(KokoroServer, TheDoctorLoadsTheModelAndTimesASentence) {
    const auto result = support::run_program({"doctor", "--load", "--engine", "kokoro", "--models",
                                              models().string(), "--data", directory_->path().string()});
    EXPECT_EQ(result.status, 0) << result.output;
    EXPECT_THAT(result.output, HasSubstr("loaded in"));
}

}  // namespace storyflow::e2e
