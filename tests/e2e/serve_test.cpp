#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cmath>
#include <set>
#include <stdexcept>
#include <string_view>
#include <thread>

#include "audio/level.hpp"
#include "audio/wav.hpp"
#include "tests/e2e/story_service.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::e2e {

namespace {

class Serve : public StoryService {};

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

class ServeCommand : public testing::Test {
  protected:
    support::TemporaryDirectory directory_;
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, Serve, testing::Values(Store::sqlite, Store::postgres), store_name);

TEST_P(Serve, TurnsAnImportedStoryIntoSpeech) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story({"The lamp went out.", "Nobody came. Nobody ever came!"});
    const auto status = api.wait_for_end(api.generate_all(project));
    EXPECT_EQ(text_of(status, "status"), "COMPLETED");
    for (const auto& segment : api.segments(project)) {
        const auto url = text_of(segment.as_object(), "audio_file");
        const auto path = url.substr(url.find("/media/"));
        const auto reply = api.raw("GET", path);
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.header("Content-Type"), "audio/wav");
        const auto file = directory_.path() / path.substr(1);
        const auto sound = audio::read_wav(file);
        EXPECT_EQ(reply.body.size(), std::filesystem::file_size(file));
        EXPECT_NEAR(audio::peak(sound), 0.8913F, 0.001F);
        EXPECT_GT(sound.duration(), 0.8);
        EXPECT_LT(sound.duration(), 6.0);
        EXPECT_DOUBLE_EQ(sound.duration(), segment.at("audio_duration").as_double());
    }
}

TEST_P(Serve, ItsMeasuresTellWhatWasAskedAndNarrated) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story({"The lamp went out.", "Nobody came."});
    EXPECT_EQ(text_of(api.wait_for_end(api.generate_all(project)), "status"), "COMPLETED");
    const auto measures = api.raw("GET", "/metrics");
    EXPECT_EQ(measures.status, 200);
    const auto tells = [&](std::string_view line) { return measures.body.find(line) != std::string::npos; };
    EXPECT_TRUE(tells(
        R"(request_seconds_count{method="POST",route="/api/projects/{id}/generate-all-audio/",status="202"} 1)"));
    EXPECT_TRUE(tells(R"(storyflow_items_total{end="completed"} 2)"));
    EXPECT_TRUE(tells(R"(storyflow_queue_items{lane="batch"} 0)"));
    EXPECT_TRUE(tells(R"(storyflow_chunks_total{kept="miss"})"));
    EXPECT_TRUE(tells("storyflow_espeak_lost_processes_total 0"));
    EXPECT_FALSE(tells("storyflow_narrated_seconds_total 0\n"));
    EXPECT_FALSE(tells("lamp")) << "no text of a story";
}

TEST_P(Serve, TheJoinedNarrationIsThePartsPlusThePauses) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(3));
    api.wait_for_end(api.generate_all(project));
    std::int64_t frames = 2 * 7200;  // two pauses of 0.3 s
    for (const auto& part : api.segments(project)) {
        frames += std::llround(part.at("audio_duration").as_double() * 24000);
    }
    const auto reply = api.raw("GET", "/api/projects/" + project + "/narration/");
    EXPECT_EQ(reply.status, 200);
    const auto joined = static_cast<std::int64_t>(reply.body.size() - 44) / 2;
    EXPECT_LE(joined, frames);
    EXPECT_GE(joined, frames - 2 * 1440)
        << "a pause counts from voice to voice: up to 60 ms of it are in the parts";
}

TEST_P(Serve, WithoutAModelTheDefaultEngineSaysWhatIsMissing) {
    const auto server = start({"--engine", "kokoro"});
    ApiClient api(*server);
    const auto project = api.import_story({"Hello."});
    const auto refusal = api.post("/api/projects/" + project + "/generate-all-audio/", {}, 503).as_object();
    EXPECT_EQ(text_of(refusal, "error"),
              "TTS model not available. Please install the Kokoro ONNX model file.");
}

TEST_P(Serve, ThePreviewVoiceCanBeChosenWhileItRuns) {
    const auto server = start({"--engine", "kokoro"});
    ApiClient api(*server);
    const auto project = api.import_story({"Hello."});
    EXPECT_EQ(api.raw("PATCH", "/api/settings/", R"({"tts_engine":"espeak"})").status, 200);
    EXPECT_EQ(text_of(api.wait_for_end(api.generate_all(project)), "status"), "COMPLETED");
}

TEST_P(Serve, SixtyFourClientsAtOnceAreAllServed) {
    const auto server = start();
    const auto project = ApiClient(*server).import_story({"Zero."});
    std::array<std::thread, 64> clients;
    std::atomic<int> completed{0};
    for (auto& client : clients) {
        client = std::thread([&] {
            ApiClient api(*server);
            const boost::json::value body = {{"project", project}, {"text_content", "One of many."}};
            const auto segment = api.post("/api/segments/", boost::json::serialize(body), 201).as_object();
            const auto task =
                api.post("/api/segments/" + text_of(segment, "id") + "/generate-audio/").as_object();
            const auto status = api.wait_for_end(text_of(task, "task_id"));
            if (text_of(status, "status") == "COMPLETED") ++completed;
        });
    }
    for (auto& client : clients)
        client.join();
    EXPECT_EQ(completed, 64);
    const auto segments = ApiClient(*server).segments(project);
    ASSERT_EQ(segments.size(), 65U);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        EXPECT_EQ(segments[i].at("sequence_index").as_int64(), static_cast<std::int64_t>(i));
    }
}

TEST_P(Serve, AHundredRequestsForOneSegmentAreOneTask) {
    const auto server = start({"--workers", "1"});
    ApiClient api(*server);
    std::vector<std::string> scripts(10, repeated("Somebody else is speaking. ", 600));
    scripts.emplace_back("The one and only.");
    const auto segments = api.segments(api.import_story(scripts));
    // On a very busy machine the database may be unavailable for a moment: 503 with Retry-After.
    const auto generate = [](ApiClient& client, const boost::json::value& segment) {
        const auto path = "/api/segments/" + text_of(segment.as_object(), "id") + "/generate-audio/";
        support::HttpReply reply;
        const bool accepted = support::eventually(
            [&] { return (reply = client.raw("POST", path)).status == 202; }, std::chrono::seconds(60));
        if (!accepted) throw std::runtime_error(reply.body);
        return text_of(boost::json::parse(reply.body).as_object(), "task_id");
    };
    // These keep the only worker busy, so that the task is still active when the last request arrives.
    std::vector<std::string> before;
    for (std::size_t i = 0; i + 1 < segments.size(); ++i)
        before.push_back(generate(api, segments[i]));
    std::array<std::string, 100> tasks;
    std::vector<std::thread> clients;
    for (std::size_t first = 0; first < 10; ++first) {
        clients.emplace_back([&, first] {
            ApiClient client(*server);
            for (std::size_t i = first; i < tasks.size(); i += 10)
                tasks[i] = generate(client, segments.back());
        });
    }
    for (auto& client : clients)
        client.join();
    EXPECT_EQ(std::set<std::string>(tasks.begin(), tasks.end()).size(), 1U);
    for (const auto& task : before)
        api.post("/api/tasks/" + task + "/cancel/", {}, 200);
    EXPECT_EQ(text_of(api.wait_for_end(tasks[0]), "status"), "COMPLETED");
}

TEST_F(ServeCommand, ASecondServerOnTheSameFolderIsRefused) {
    const support::ServerProcess server(directory_.path(), {"--engine", "espeak", "--log-level", "off"});
    const auto second = support::run_program({"serve", "--port", "0", "--data", directory_.path().string()});
    EXPECT_EQ(second.status, 1);
    EXPECT_NE(second.output.find("is in use by another StoryFlow server"), std::string::npos)
        << second.output;
}

TEST_F(ServeCommand, BeyondLoopbackAKeyIsAskedForAtStart) {
    const auto result = support::run_program(
        {"serve", "--port", "0", "--host", "0.0.0.0", "--data", directory_.path().string()});
    EXPECT_EQ(result.status, 2);
    EXPECT_NE(result.output.find("--api-key"), std::string::npos) << result.output;
}

TEST_F(ServeCommand, WithAKeyEveryRequestMustCarryIt) {
    const support::ServerProcess server(directory_.path(),
                                        {"--api-key", "a key of twenty-two c", "--log-level", "off"});
    support::HttpClient http("127.0.0.1", server.port());
    EXPECT_EQ(http.get("/api/projects/").status, 401);
    EXPECT_EQ(http.get("/api/projects/", {{"Authorization", "Bearer a key of twenty-two d"}}).status, 401);
    EXPECT_EQ(http.get("/api/projects/", {{"Authorization", "Bearer a key of twenty-two c"}}).status, 200);
}

}  // namespace storyflow::e2e
