#include "api/speech.hpp"

#include <atomic>
#include <future>
#include <thread>

#include "tests/api/api_fixture.hpp"
#include "tests/api/streamed_body.hpp"

namespace storyflow::api {

using namespace std::chrono_literals;
using support::eventually;

class SpeechTest : public ApiTest {
  protected:
    SpeechTest() { kokoro_.chunk_limit = 13; }

    http::Response speak(std::string body) { return post("/v1/audio/speech", std::move(body)); }
    /// The whole sound, without a head.
    std::string spoken(const std::string& fields) {
        const auto response = speak(R"({"response_format":"pcm",)" + fields + "}");
        EXPECT_EQ(response.status, 200);
        return response.status == 200 ? StreamedBody(response).rest() : std::string();
    }
    static Json error_of(const http::Response& response) { return object(response).at("error").as_object(); }

    static constexpr auto two_sentences = R"("input":"One is here. Two is here.")";
};

TEST_F(SpeechTest, SpeaksWithWhatTheRequestNames) {
    const auto sound = spoken(
        R"("model":"espeak","voice":"bf_emma","speed":2,"input":"Hello there.","instructions":"Sing.")");
    EXPECT_NEAR(static_cast<double>(sound.size()), 2 * 24'000 * 0.06, 100);
    ASSERT_EQ(espeak_.spoken().size(), 1U);
    EXPECT_EQ(espeak_.spoken()[0].voice, "bf_emma");
    EXPECT_EQ(espeak_.spoken()[0].speed, 2.0);
    EXPECT_TRUE(kokoro_.spoken().empty());
}

TEST_F(SpeechTest, TellsWhoSpeaksAndWhatItIgnores) {
    kokoro_.has_voices({"af_heart"});
    const auto response = speak(
        R"({"model":"tts-1","input":"Hi.","voice":"nova","instructions":"Sing.","lang_code":"a","Bad\n":1})");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("Content-Type"), "audio/mpeg");
    EXPECT_EQ(response.headers.find("X-Speech-Engine"), "kokoro");
    EXPECT_EQ(response.headers.find("X-Speech-Voice"), "af_heart");
    EXPECT_EQ(response.headers.find("X-Ignored-Fields"), "instructions, lang_code");
    EXPECT_EQ(response.headers.find("Cache-Control"), "no-store");
    EXPECT_FALSE(speak(R"({"input":"Hi."})").headers.find("X-Ignored-Fields"));
}

TEST_F(SpeechTest, SendsTheFirstSentenceWhileTheSecondIsSpoken) {
    kokoro_.on_speak([this](const support::ToneEngine::Spoken& spoken, const std::stop_token& stop) {
        if (spoken.text.starts_with("Two")) gate_.pass(stop);
    });
    for (const auto* format : {"mp3", "opus", "flac", "wav", "pcm"}) {
        const auto response =
            speak(std::string("{") + two_sentences + R"(,"response_format":")" + format + R"("})");
        StreamedBody body(response);
        const auto first = body.next();
        EXPECT_TRUE(first && !first->empty()) << format;
        EXPECT_TRUE(engine_is_held()) << "the second sentence is not spoken yet";
    }
    gate_.open();
}

TEST_F(SpeechTest, MarksTheEndSoThatACutIsNoticed) {
    const auto response = speak(R"({"input":"Hi."})");
    EXPECT_EQ(std::get<http::StreamBody>(response.body).end, http::StreamEnd::marked);
    EXPECT_FALSE(response.content_length());
}

TEST_F(SpeechTest, AWavBeginsWithItsHead) {
    const auto sound = StreamedBody(speak(R"({"input":"Hi.","response_format":"wav"})")).rest();
    EXPECT_TRUE(sound.starts_with("RIFF\xff\xff\xff\xff"));
    EXPECT_EQ(sound.size(), 44 + spoken(R"("input":"Hi.")").size());
}

TEST_F(SpeechTest, StopsWithinAChunkWhenTheClientGoes) {
    std::atomic<bool> was_stopped = false;
    kokoro_.on_speak([&](const support::ToneEngine::Spoken& spoken, const std::stop_token& stop) {
        if (!spoken.text.starts_with("Two")) return;
        gate_.pass(stop);
        was_stopped = stop.stop_requested();
    });
    {
        const auto response = speak(R"({"input":"One is here. Two is here. Six is here."})");
        EXPECT_TRUE(engine_is_held());
    }
    EXPECT_TRUE(eventually([&] { return was_stopped.load(); }));
    EXPECT_EQ(kokoro_.spoken().size(), 2U);
}

TEST_F(SpeechTest, SpeaksNoFurtherThanAnIdleClientNeeds) {
    kokoro_.chunk_limit = 500;
    std::string input;
    for (int i = 0; i < 200; ++i)
        input += "This sentence is one of those that nobody has listened to until now. ";
    services_.options.speech_limit = input.size();
    Api api(services_, http::AccessPolicy({}));
    auto request = request_for(http::Method::post, "/v1/audio/speech");
    request.headers.set("Content-Type", "application/json");
    request.body = R"({"response_format":"pcm","input":")" + input + R"("})";
    const auto response = api.handle(request);
    ASSERT_EQ(response.status, 200);
    // About a mebibyte of 6.6 MB: five chunks of 240 kB.
    EXPECT_TRUE(eventually([&] { return kokoro_.spoken().size() >= 5; }));
    StreamedBody body(response);
    const auto rest = body.rest();
    EXPECT_GT(rest.size(), 6'000'000U);
    EXPECT_GT(kokoro_.spoken().size(), 25U);
}

TEST_F(SpeechTest, SpeaksEventsForThoseWhoAskForThem) {
    const auto response =
        speak(std::string("{") + two_sentences + R"(,"response_format":"pcm","stream_format":"sse"})");
    EXPECT_EQ(response.headers.find("Content-Type"), "text/event-stream");
    const auto events = StreamedBody(response).rest();
    EXPECT_TRUE(events.starts_with(R"(data: {"type":"speech.audio.delta","audio":")"))
        << events.substr(0, 60);
    EXPECT_NE(events.find(R"(data: {"type":"speech.audio.done","usage":{"input_tokens":25,"output_tokens":1,)"
                          R"("total_tokens":26}})"),
              std::string::npos);
    EXPECT_TRUE(events.ends_with("\n\n"));
}

TEST_F(SpeechTest, TellsAFailureInTheMiddleOrCutsTheAnswer) {
    // A failure before the answer has begun would be an answer of its own.
    kokoro_.on_speak([this](const support::ToneEngine::Spoken& spoken, const std::stop_token& stop) {
        if (spoken.text.starts_with("And")) gate_.pass(stop);
    });
    const std::string input = R"("input":"One is here. And kaboom.")";
    const auto told = speak("{" + input + R"(,"stream_format":"sse"})");
    const auto cut = speak("{" + input + "}");
    gate_.open();
    const auto events = StreamedBody(told).rest();
    EXPECT_NE(events.find(R"("type":"error")"), std::string::npos) << events;
    EXPECT_EQ(events.find("speech.audio.done"), std::string::npos);
    EXPECT_THROW((void)StreamedBody(cut).rest(), base::Error);
}

TEST_F(SpeechTest, AnswersAFailureAtTheBeginningWithAnError) {
    const auto internal = speak(R"({"input":"kaboom"})");
    EXPECT_EQ(internal.status, 500);
    EXPECT_EQ(text(error_of(internal), "type"), "server_error");
    kokoro_.is_silent = true;
    const auto silent = speak(R"({"input":"Hush."})");
    EXPECT_EQ(silent.status, 400);
    EXPECT_EQ(text(error_of(silent), "message"), "The text holds nothing that can be spoken.");
    EXPECT_EQ(text(error_of(silent), "param"), "input");
    kokoro_.on_speak([](const auto&, const auto&) {
        throw base::Error(base::ErrorKind::unavailable, "The program storyflow-espeak ended.");
    });
    const auto away = speak(R"({"input":"Hush."})");
    EXPECT_EQ(away.status, 503);
    EXPECT_TRUE(away.headers.find("Retry-After"));
    EXPECT_EQ(text(error_of(away), "message"), "The program storyflow-espeak ended.");
}

TEST_F(SpeechTest, ANamedEngineThatCannotSpeakSaysWhy) {
    espeak_.available = false;
    const auto response = speak(R"({"model":"espeak","input":"Hi."})");
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(text(error_of(response), "message"),
              "The model 'espeak' cannot speak now: The tone engine was switched off.");
    EXPECT_EQ(text(error_of(response), "code"), "engine_unavailable");
}

TEST_F(SpeechTest, SaysThatAacNeedsAProgram) {
    const auto response = speak(R"({"input":"Hi.","response_format":"aac"})");
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(text(error_of(response), "message"),
              "aac needs the program ffmpeg, which is not installed. Install ffmpeg, or choose mp3.");
}

TEST_F(SpeechTest, HasSoManyPlacesAndNoMore) {
    std::vector<std::unique_ptr<narration::SpeakingTurns::Place>> others;
    for (int i = 0; i < 14; ++i)
        others.push_back(turns_.enter());
    auto request = request_for(http::Method::post, "/v1/audio/speech");
    request.headers.set("Content-Type", "application/json");
    request.body = R"({"input":"One is here. Two is here."})";
    kokoro_.on_speak([this](const support::ToneEngine::Spoken& spoken, const std::stop_token& stop) {
        if (spoken.text.starts_with("Two")) gate_.pass(stop);
    });
    std::optional<http::Response> first = api_.handle(request);
    const auto second = api_.handle(request);
    const auto third = api_.handle(request);
    EXPECT_EQ(first->status, 200);
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(third.status, 429);
    EXPECT_TRUE(third.headers.find("Retry-After"));
    EXPECT_EQ(text(error_of(third), "code"), "rate_limit_exceeded");
    first.reset();
    EXPECT_TRUE(eventually([&] { return api_.handle(request).status == 200; })) << "a place became free";
    gate_.open();
}

TEST_F(SpeechTest, KeepsOnlyAFewHandlersWaiting) {
    services_.options.first_sentences_at_once = 1;
    Api api(services_, http::AccessPolicy({}));
    auto request = request_for(http::Method::post, "/v1/audio/speech");
    request.headers.set("Content-Type", "application/json");
    request.body = R"({"input":"One is here."})";
    hold_engine();
    auto first = std::async(std::launch::async, [&] { return api.handle(request).status; });
    EXPECT_TRUE(engine_is_held());
    EXPECT_EQ(api.handle(request).status, 429);
    gate_.open();
    EXPECT_EQ(first.get(), 200);
}

TEST_F(SpeechTest, EndsWhenTheServerStops) {
    std::stop_source server;
    services_.options.stopping = server.get_token();
    Api api(services_, http::AccessPolicy({}));
    auto request = request_for(http::Method::post, "/v1/audio/speech");
    request.headers.set("Content-Type", "application/json");
    request.body = R"({"input":"One is here."})";
    hold_engine();
    auto answer = std::async(std::launch::async, [&] { return api.handle(request); });
    EXPECT_TRUE(engine_is_held());
    server.request_stop();
    EXPECT_EQ(answer.wait_for(10s), std::future_status::ready);
    gate_.open();
    const auto response = answer.get();
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(text(error_of(response), "message"), "The server is stopping. Try again in a moment.");
}

TEST_F(SpeechTest, TakesItsShareOfTheMemory) {
    http::MemoryBudget budget(20UL * 1024 * 1024);
    http::MemoryBudget::Share all(budget);
    ASSERT_TRUE(all.grow_to(15UL * 1024 * 1024));
    http::MemoryBudget::Share share(budget);
    auto request = request_for(http::Method::post, "/v1/audio/speech");
    request.headers.set("Content-Type", "application/json");
    request.body = R"({"input":"One is here."})";
    request.memory = &share;
    EXPECT_EQ(api_.handle(request).status, 503);
    all.shrink_to(0);
    EXPECT_EQ(api_.handle(request).status, 200);
}

TEST_F(SpeechTest, GivesTheTimesOfTheWordsWithTheirPlaces) {
    const auto response = post("/v1/audio/speech/timestamps",
                               R"({"input":"In 1984. Two is here.","response_format":"wav","stream":true})");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("Content-Type"), "application/json");
    const auto json = boost::json::parse(StreamedBody(response).rest()).as_object();
    EXPECT_EQ(text(json, "audio_format"), "audio/wav");
    EXPECT_TRUE(text(json, "audio").starts_with("UklGR")) << "RIFF";
    const auto& times = json.at("timestamps").as_array();
    ASSERT_EQ(times.size(), 5U);
    const auto& year = times[1].as_object();
    EXPECT_EQ(text(year, "word"), "1984");
    EXPECT_EQ(text(year, "spoken"), "nineteen eighty-four");
    EXPECT_EQ(year.at("char_start"), 3);
    EXPECT_EQ(year.at("char_end"), 7);
    EXPECT_GT(year.at("end_time").as_double(), year.at("start_time").as_double());
    EXPECT_GE(json.at("duration").as_double(), times[4].as_object().at("end_time").as_double());
}

TEST_F(SpeechTest, AnswersAboutUnknownPathsInTheShapeOfItsApi) {
    const auto unknown = get("/v1/chat/completions");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(text(error_of(unknown), "message"), "Not found.");
    EXPECT_EQ(keys(error_of(unknown)), (std::vector<std::string>{"message", "type", "param", "code"}));
    EXPECT_EQ(get("/v1/audio/speech").status, 405);
    EXPECT_TRUE(object(get("/v1/audio/speech")).at("error").is_object());
    EXPECT_TRUE(object(get("/api/nowhere/")).contains("detail")) << "as before";
}

TEST_F(SpeechTest, TakesTheKeyOfTheServerAndAnyKeyWithoutOne) {
    Api closed(services_, http::AccessPolicy({.keys = std::make_shared<http::KeyRing>(
                                                  std::vector{http::default_key("secret")})}));
    auto request = request_for(http::Method::post, "/v1/audio/speech");
    request.headers.set("Content-Type", "application/json");
    request.headers.set("Authorization", "Bearer sk-other");
    request.body = R"({"input":"One is here."})";
    const auto refused = closed.handle(request);
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(text(error_of(refused), "code"), "invalid_api_key");
    EXPECT_EQ(api_.handle(request).status, 200) << "a server without a key ignores it";
    request.headers.set("Authorization", "Bearer secret");
    EXPECT_EQ(closed.handle(request).status, 200);
}

}  // namespace storyflow::api
