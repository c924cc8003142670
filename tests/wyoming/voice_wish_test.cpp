#include "wyoming/voice_wish.hpp"

#include <boost/json/parse.hpp>

#include "base/error.hpp"
#include "tests/wyoming/speaking_fixture.hpp"

namespace storyflow::wyoming {

class VoiceWishTest : public SpeakingTest {
  protected:
    std::string chosen(std::string_view voice, std::string_view usual = "af_bella") {
        const Event event{"synthesize", {{"voice", boost::json::parse(voice)}}};
        try {
            return voice_wish(event, engines_, usual).name();
        } catch (const base::Error& error) {
            return error.what();
        }
    }
};

TEST_F(VoiceWishTest, IsTheNamedVoiceOrMix) {
    EXPECT_EQ(chosen(R"({"name": "bf_emma", "language": "de", "speaker": "7"})"), "bf_emma");
    EXPECT_EQ(chosen(R"x({"name": "af_bella(2)+am_adam(1)"})x"), "af_bella(2)+am_adam(1)");
}

TEST_F(VoiceWishTest, IsTheUsualOneWithoutAWish) {
    for (const auto* voice : {"null", "{}", R"({"name": null})", R"({"name": "", "language": ""})"})
        EXPECT_EQ(chosen(voice), "af_bella") << voice;
    EXPECT_EQ(voice_wish({"synthesize", {}}, engines_, "af_bella").name(), "af_bella");
    EXPECT_EQ(chosen("{}", "gone"), "af_heart") << "one that is not installed any more";
}

TEST_F(VoiceWishTest, SpeaksTheLanguage) {
    EXPECT_EQ(chosen(R"({"language": "en"})"), "af_bella");
    EXPECT_EQ(chosen(R"({"language": "en-US"})"), "af_bella");
    EXPECT_EQ(chosen(R"({"language": "en_GB"})"), "bf_alice");
    EXPECT_EQ(chosen(R"({"language": "en-gb"})", "bm_lewis"), "bm_lewis");
}

TEST_F(VoiceWishTest, IsRefusedIfThereIsNone) {
    EXPECT_EQ(chosen(R"({"name": "amy"})"),
              "synthesize: voice: there is no voice of the name \"amy\"; describe lists them.");
    EXPECT_EQ(
        chosen(R"({"language": "de"})"),
        "synthesize: voice: there is no voice for the language \"de\"; the languages are en-US and en-GB.");
    EXPECT_EQ(chosen(R"("af_heart")"), "synthesize: voice must be an object.");
    EXPECT_EQ(chosen(R"({"name": 3})"), "synthesize: voice: name must be a string.");
}

TEST_F(VoiceWishTest, KnowsTheLanguageOfAVoice) {
    EXPECT_EQ(language_of(speech::describe_voice("af_heart")), "en-US");
    EXPECT_EQ(language_of(speech::describe_voice("bm_george")), "en-GB");
}

}  // namespace storyflow::wyoming
