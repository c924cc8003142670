#include "api/agent_speech.hpp"

#include "api/error_sentence.hpp"
#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class AgentSpeechTest : public ApiTest {
  protected:
    std::string refusal_of(const Json& arguments) {
        try {
            (void)read_agent_speech(arguments, services_);
            return "it was accepted";
        } catch (const base::Error& error) {
            return sentence_of(error);
        }
    }
};

TEST_F(AgentSpeechTest, ReadsTextFormatVoiceAndSpeed) {
    const auto wish = read_agent_speech(
        {{"text", "Hi."}, {"format", "wav"}, {"voice", "bf_emma"}, {"speed", 3}}, services_);
    EXPECT_EQ(wish.input, "Hi.");
    EXPECT_EQ(wish.format, narration::StreamFormat::wav);
    EXPECT_EQ(wish.voice.name(), "bf_emma");
    EXPECT_EQ(wish.speed, 3.0);
    EXPECT_EQ(read_agent_speech({{"text", "Hi."}}, services_).format, narration::StreamFormat::mp3);
}

TEST_F(AgentSpeechTest, NamesTheArgumentThatIsWrong) {
    EXPECT_EQ(refusal_of({}), "text: a string is required.");
    EXPECT_EQ(refusal_of({{"text", std::string(5'001, 'x')}}),
              "text: it must not exceed 5000 characters, and has 5001; narrate takes whole stories.");
    EXPECT_EQ(refusal_of({{"text", "x"}, {"speed", 9}}), "speed must be 0.25 to 4.");
    EXPECT_TRUE(refusal_of({{"text", "x"}, {"voice", "amy"}}).starts_with("There is no voice 'amy'."));
    EXPECT_TRUE(refusal_of({{"text", "x"}, {"format", "ogg"}}).starts_with("response_format must be"));
}

TEST_F(AgentSpeechTest, IsWrittenAsTheResultOfTheCall) {
    narration::ScriptStream script("Hi.", speech::VoiceChoice(), kokoro_,
                                   {.format = narration::StreamFormat::pcm});
    std::string sound;
    while (script.next(sound, {})) {
    }
    const auto form = agent_speech_form("a\"b", narration::StreamFormat::wav);
    auto all = form->begin();
    for (const auto* piece : {"ab", "cd"})
        all += form->piece(piece);
    all += form->end(script);
    EXPECT_EQ(all,
              R"({"jsonrpc":"2.0","id":"a\"b","result":{"content":[{"type":"audio","mimeType":"audio/wav",)"
              R"("data":"YWJjZA=="},{"type":"text","text":"0.03 seconds, af_heart"}],"isError":false}})");
    EXPECT_EQ(form->media_type(), "application/json");
}

TEST_F(AgentSpeechTest, TellsAFailureInTheMiddle) {
    const auto form = agent_speech_form(7, narration::StreamFormat::mp3);
    auto all = form->begin();
    all += form->piece("a");
    all += form->failure({base::ErrorKind::unavailable, "The engine ended."});
    const auto json = boost::json::parse(all).as_object();
    const auto& result = json.at("result").as_object();
    EXPECT_EQ(json.at("id"), 7);
    EXPECT_EQ(result.at("isError"), true);
    EXPECT_EQ(result.at("content").as_array().at(1).at("text"),
              "The sound ends too early. The engine ended.");
}

}  // namespace storyflow::api
