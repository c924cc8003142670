#include "api/speech_models.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

class SpeechModelsTest : public ApiTest {
  protected:
    static std::vector<std::string> texts(const boost::json::array& list, std::string_view key) {
        std::vector<std::string> all;
        for (const auto& element : list)
            all.push_back(key.empty() ? std::string(std::string_view(element.as_string()))
                                      : text(element.as_object(), key));
        return all;
    }
};

TEST_F(SpeechModelsTest, AreTheEnginesThatCanSpeakAndOpenAisNames) {
    const auto list = object(get("/v1/models"));
    EXPECT_EQ(text(list, "object"), "list");
    EXPECT_EQ(texts(list.at("data").as_array(), "id"),
              (std::vector<std::string>{"kokoro", "espeak", "tts-1", "tts-1-hd", "gpt-4o-mini-tts", "auto"}));
    EXPECT_EQ(keys(list.at("data").as_array()[0].as_object()),
              (std::vector<std::string>{"id", "object", "created", "owned_by"}));
    espeak_.available = false;
    EXPECT_EQ(texts(object(get("/v1/audio/models")).at("models").as_array(), "id"),
              (std::vector<std::string>{"kokoro", "tts-1", "tts-1-hd", "gpt-4o-mini-tts", "auto"}));
}

TEST_F(SpeechModelsTest, AreReadOneByOne) {
    EXPECT_EQ(text(object(get("/v1/models/tts-1")), "object"), "model");
    EXPECT_EQ(get("/v1/models/kokoro").status, 200);
    const auto unknown = get("/v1/models/gpt-4.1");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(text(object(unknown).at("error").as_object(), "code"), "model_not_found");
}

TEST_F(SpeechModelsTest, ANameIsShownAsItIsUnlessItIsNoText) {
    const auto message = [this](const std::string& path) {
        const auto unknown = get(path);
        EXPECT_EQ(unknown.status, 404);
        return text(object(unknown).at("error").as_object(), "message");
    };
    EXPECT_EQ(message("/v1/models/a%C3%A9%22"), "The model 'a\xC3\xA9\"' does not exist.");
    EXPECT_EQ(message("/v1/models/a%ff"), "Not found.");
}

TEST_F(SpeechModelsTest, TheVoicesAreThoseOfTheEngineThatIsChosen) {
    kokoro_.has_voices({"af_heart", "narrator"});
    const auto voices = object(get("/v1/audio/voices")).at("voices").as_array();
    EXPECT_EQ(texts(voices, "id"), (std::vector<std::string>{"af_heart", "narrator"}));
    EXPECT_EQ(texts(voices, "name"), (std::vector<std::string>{"af_heart", "narrator"}));
    EXPECT_EQ(text(voices[0].as_object(), "gender"), "female");
    EXPECT_EQ(texts(object(get("/v1/audio/voices?legacy=true")).at("voices").as_array(), ""),
              (std::vector<std::string>{"af_heart", "narrator"}));
}

TEST_F(SpeechModelsTest, AnEngineThatSpeaksEveryIdHasThePublishedOnes) {
    EXPECT_EQ(object(get("/v1/audio/voices")).at("voices").as_array().size(), 28U);
}

}  // namespace storyflow::api
