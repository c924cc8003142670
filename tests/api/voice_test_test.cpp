#include "api/voice_test.hpp"

#include <chrono>
#include <future>
#include <new>
#include <stop_token>
#include <system_error>
#include <thread>

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using namespace std::chrono_literals;

class VoiceTestTest : public ApiTest {
  protected:
    http::Response test(std::string body) { return post("/api/settings/tts-test/", std::move(body)); }
    static http::Request voice_test_of(std::string body) {
        http::Request request;
        request.method = http::Method::post;
        request.path = "/api/settings/tts-test/";
        request.headers.set("Host", "localhost:8000");
        request.headers.set("Content-Type", "application/json");
        request.body = std::move(body);
        return request;
    }
    support::ToneEngine::Spoken last_spoken() { return kokoro_.spoken().back(); }
};

TEST_F(VoiceTestTest, AnswersWithAWav) {
    const auto response = test(R"({"text":"Hello there","voice":"bf_emma","speed":1})");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("Content-Type"), "audio/wav");
    EXPECT_EQ(response.headers.find("Content-Disposition"), "inline; filename=\"tts_test.wav\"");
    EXPECT_TRUE(response.text().starts_with("RIFF"));
    EXPECT_EQ(response.content_length(), 44U + 2U * 2640U);
    EXPECT_EQ(last_spoken().voice, "bf_emma");
}

TEST_F(VoiceTestTest, UsesTheSettingsForWhatIsNotSent) {
    patch("/api/settings/", R"({"default_voice_id":"am_adam","tts_speed":1.5})");
    EXPECT_EQ(test(R"({"text":"Hello"})").status, 200);
    EXPECT_EQ(last_spoken().voice, "am_adam");
    EXPECT_EQ(last_spoken().speed, 1.5);
    EXPECT_EQ(test(R"({"text":"Hello","voice":null})").status, 200);
    EXPECT_EQ(last_spoken().voice, "am_adam");
}

TEST_F(VoiceTestTest, ToleratesUnknownVoicesAndExtremeSpeeds) {
    EXPECT_EQ(test(R"({"text":"Hello","voice":"nobody","speed":"7"})").status, 200);
    EXPECT_EQ(last_spoken().voice, "af_heart");
    EXPECT_EQ(last_spoken().speed, 2.0);
}

TEST_F(VoiceTestTest, NeedsAText) {
    for (const auto* body : {"{}", R"({"text":""})", R"({"text":"  "})", R"({"text":null})"}) {
        const auto response = test(body);
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(response.text(), R"({"error":"text is required"})") << body;
    }
}

TEST_F(VoiceTestTest, RefusesOtherTypes) {
    EXPECT_EQ(test(R"({"text":5})").text(), R"({"error":"text must be a string"})");
    EXPECT_EQ(test(R"({"text":"x","speed":null})").text(), R"({"error":"speed must be a number"})");
    EXPECT_EQ(test(R"({"text":"x","speed":"fast"})").status, 400);
    EXPECT_EQ(test("[]").text(),
              R"({"non_field_errors":["Invalid data. Expected a dictionary, but got list."]})");
}

TEST_F(VoiceTestTest, LimitsTheText) {
    EXPECT_EQ(test(R"({"text":")" + std::string(50, 'x') + R"("})").status, 200);
    EXPECT_EQ(test(R"({"text":")" + std::string(51, 'x') + R"("})").text(),
              R"({"error":"text must not exceed 50 characters"})");
}

TEST_F(VoiceTestTest, ALackOfMemoryIsAReasonToComeBack) {
    kokoro_.on_speak([](const auto&, const auto&) { throw std::bad_alloc(); });
    const auto response = test(R"({"text":"Hello"})");
    EXPECT_EQ(response.status, 503);
    EXPECT_TRUE(response.headers.find("Retry-After"));
    EXPECT_NE(response.text().find("TTS generation failed: Out of memory."), std::string::npos)
        << response.text();
}

TEST_F(VoiceTestTest, ALackThatPassesIsAReasonToComeBack) {
    const std::string restarts = "The program storyflow-espeak ended; it is started again.";
    kokoro_.on_speak(
        [&](const auto&, const auto&) { throw base::Error(base::ErrorKind::unavailable, restarts); });
    const auto ended = test(R"({"text":"Hello"})");
    EXPECT_EQ(ended.status, 503);
    EXPECT_TRUE(ended.headers.find("Retry-After"));
    EXPECT_EQ(object(ended).at("error"), Value("TTS generation failed: " + restarts));
    kokoro_.on_speak([](const auto&, const auto&) {
        throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
    });
    EXPECT_EQ(test(R"({"text":"Hello"})").status, 503);
}

TEST_F(VoiceTestTest, AModelThatVanishesMeanwhileIsAMissingOne) {
    kokoro_.on_speak([&](const auto&, const auto&) {
        kokoro_.available = false;
        throw base::Error(base::ErrorKind::unavailable, "The file is gone.");
    });
    const auto response = test(R"({"text":"Hello"})");
    EXPECT_EQ(response.status, 500);
    EXPECT_TRUE(object(response).contains("details"));
}

TEST_F(VoiceTestTest, FailsWithTheContractsSentenceWithoutAModel) {
    kokoro_.available = false;
    const auto response = test(R"({"text":"Hello"})");
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(object(response).at("error"),
              "TTS model not found. Please download the Kokoro-82M ONNX model and place it in the 'models/' "
              "directory.");
}

TEST_F(VoiceTestTest, NamesTheCauseOfAFailure) {
    const auto response = test(R"({"text":"kaboom"})");
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(object(response).at("error"), "TTS generation failed: the tone engine was told to fail");
}

TEST_F(VoiceTestTest, ATextWithoutAWordIsHeardAsItsSilence) {
    const auto pause = test(R"({"text":"[pause:1s] [pause:2s]"})");
    EXPECT_EQ(pause.status, 200);
    EXPECT_EQ(pause.content_length(), 44U + 3U * 2U * 24000U);
    const auto scene_break = test(R"({"text":"* * *"})");
    EXPECT_EQ(scene_break.status, 200);
    EXPECT_EQ(scene_break.content_length(), 44U + 2U * 19200U);
}

TEST_F(VoiceTestTest, SaysWhatToDoAboutAMissingModel) {
    kokoro_.available = false;
    EXPECT_NE(object(test(R"({"text":"Hello"})")).at("details"), "");
}

TEST_F(VoiceTestTest, RunsOnlyAFewAtOnce) {
    hold_engine();
    std::thread first([this] { EXPECT_EQ(test(R"({"text":"first"})").status, 200); });
    EXPECT_TRUE(engine_is_held());
    const auto second = test(R"({"text":"second"})");
    gate_.open();
    first.join();
    EXPECT_EQ(second.status, 503);
    EXPECT_TRUE(second.headers.find("Retry-After"));
    EXPECT_TRUE(object(second).contains("error"));
    EXPECT_EQ(test(R"({"text":"third"})").status, 200);
}

TEST_F(VoiceTestTest, EndsWhenTheServerStops) {
    std::stop_source server;
    services_.options.stopping = server.get_token();
    Api stoppable(services_, http::AccessPolicy({}));
    hold_engine();
    auto answer = std::async(std::launch::async,
                             [&] { return stoppable.handle(voice_test_of(R"({"text":"Hello"})")); });
    EXPECT_TRUE(engine_is_held());
    server.request_stop();
    EXPECT_EQ(answer.wait_for(10s), std::future_status::ready);
    gate_.open();
    const auto response = answer.get();
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(object(response).at("error"), "The server is stopping. Try again in a moment.");
}

TEST_F(VoiceTestTest, LeavesNoFileBehind) {
    EXPECT_EQ(test(R"({"text":"Hello"})").status, 200);
    EXPECT_TRUE(room_.media_files().empty());
}

}  // namespace storyflow::api
