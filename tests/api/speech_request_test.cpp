#include "api/speech_request.hpp"

#include "api/api_error.hpp"
#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class SpeechRequestTest : public ApiTest {
  protected:
    SpeechRequest read(std::string_view body) {
        return read_speech_request(boost::json::parse(body).as_object(), services_);
    }
    /// "param: message"
    std::string refusal_of(std::string_view body, base::ErrorKind kind = base::ErrorKind::invalid_input) {
        try {
            (void)read(body);
        } catch (const ApiError& error) {
            EXPECT_EQ(error.kind(), kind);
            const auto& json = error.body().at("error").as_object();
            return text(json, "param") + ": " + text(json, "message");
        }
        return "no refusal";
    }
    std::string voice(const std::string& sent) {
        return read(R"({"input":"x","voice":)" + sent + "}").voice.name();
    }
};

TEST_F(SpeechRequestTest, NeedsOnlyAText) {
    patch("/api/settings/", R"({"default_voice_id":"am_adam","tts_speed":1.5,"tts_engine":"espeak"})");
    const auto request = read(R"({"input":" Hi. "})");
    EXPECT_EQ(request.input, " Hi. ");
    EXPECT_EQ(request.engine, "espeak");
    EXPECT_EQ(request.voice.name(), "am_adam");
    EXPECT_EQ(request.speed, 1.0) << "OpenAI's usual speed, not that of the settings";
    EXPECT_EQ(request.format, narration::StreamFormat::mp3);
    EXPECT_FALSE(request.as_events);
    EXPECT_TRUE(request.ignored.empty());
}

TEST_F(SpeechRequestTest, KnowsOpenAisModelsAndTheEngines) {
    for (const auto* model : {"tts-1", "tts-1-hd", "gpt-4o-mini-tts", "auto"})
        EXPECT_EQ(read(std::string(R"({"input":"x","model":")") + model + R"("})").engine,
                  services_.settings.load().tts_engine);
    EXPECT_EQ(read(R"({"input":"x","model":"espeak"})").engine, "espeak");
    EXPECT_EQ(refusal_of(R"({"input":"x","model":"whisper-1"})", base::ErrorKind::not_found),
              "model: The model 'whisper-1' does not exist. The models are kokoro, espeak, tts-1, tts-1-hd, "
              "gpt-4o-mini-tts, auto.");
    EXPECT_EQ(refusal_of(R"({"input":"x","model":5})"), "model: model must be a string.");
}

TEST_F(SpeechRequestTest, KnowsVoicesMixesAndOpenAisNames) {
    EXPECT_EQ(voice(R"("bf_emma")"), "bf_emma");
    EXPECT_EQ(voice("\"af_bella(2)+am_adam(1)\""), "af_bella(2)+am_adam(1)");
    EXPECT_EQ(voice(R"("nova")"), "af_nova");
    EXPECT_EQ(voice(R"({"id":"onyx"})"), "am_onyx");
    EXPECT_EQ(voice("null"), std::string(services_.settings.load().default_voice_id));
    EXPECT_EQ(refusal_of(R"({"input":"x","voice":"nobody"})"),
              "voice: There is no voice 'nobody'. GET /v1/audio/voices lists them; a mix is written "
              "af_bella(2)+am_adam(1).");
    EXPECT_EQ(refusal_of(R"({"input":"x","voice":7})"), "voice: voice must be a string.");
}

TEST_F(SpeechRequestTest, LimitsTheTextAndNeverCutsIt) {
    services_.options.speech_limit = 5;
    EXPECT_EQ(read(R"({"input":"ééééé"})").input, "ééééé");
    EXPECT_EQ(refusal_of(R"({"input":"abcdef"})"), "input: input must not exceed 5 characters; it has 6.");
    for (const auto* body : {"{}", R"({"input":""})", R"({"input":" \n"})", R"({"input":null})"})
        EXPECT_EQ(refusal_of(body), "input: input is required: the text to speak.") << body;
    EXPECT_EQ(refusal_of(R"({"input":["x"]})"), "input: input must be a string.");
}

TEST_F(SpeechRequestTest, LimitsTheSpeed) {
    EXPECT_EQ(read(R"({"input":"x","speed":0.25})").speed, 0.25);
    EXPECT_EQ(read(R"({"input":"x","speed":"4"})").speed, 4.0);
    for (const auto* speed : {"0.24", "4.1", "0", "-1"})
        EXPECT_EQ(refusal_of(std::string(R"({"input":"x","speed":)") + speed + "}"),
                  "speed: speed must be 0.25 to 4.");
    EXPECT_EQ(refusal_of(R"({"input":"x","speed":"fast"})"), "speed: speed must be a number.");
}

TEST_F(SpeechRequestTest, KnowsTheFormats) {
    EXPECT_EQ(read(R"({"input":"x","response_format":"pcm"})").format, narration::StreamFormat::pcm);
    EXPECT_EQ(refusal_of(R"({"input":"x","response_format":"ogg"})"),
              "response_format: response_format must be mp3, opus, aac, flac, wav or pcm.");
    EXPECT_TRUE(read(R"({"input":"x","stream_format":"sse"})").as_events);
    EXPECT_EQ(refusal_of(R"({"input":"x","stream_format":"ws"})"),
              "stream_format: stream_format must be audio or sse.");
}

TEST_F(SpeechRequestTest, NamesOnlySoManyIgnoredFieldsAndOnlyPlainNames) {
    std::string body = R"({"input":"x","A\r\nB":1,"x-y":2)";
    for (int i = 0; i < 30; ++i)
        body += ",\"field_" + std::to_string(i) + "\":1";
    const auto ignored = read(body + "}").ignored;
    ASSERT_EQ(ignored.size(), 16U);
    EXPECT_EQ(ignored.front(), "field_0");
}

}  // namespace storyflow::api
