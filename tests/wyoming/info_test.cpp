#include "wyoming/info.hpp"

#include <boost/json.hpp>

#include "tests/wyoming/speaking_fixture.hpp"

namespace storyflow::wyoming {

class WyomingInfoTest : public SpeakingTest {
  protected:
    boost::json::object program() { return info(speaking_).at("tts").as_array().at(0).as_object(); }
};

TEST_F(WyomingInfoTest, TellsTheVoicesOfTheEngineOfTheSettings) {
    kokoro_.has_voices({"af_heart", "bm_george", "narrator"});
    const auto voices = program().at("voices").as_array();
    ASSERT_EQ(voices.size(), 3U);
    EXPECT_EQ(voices[1].at("description"), "George (male)");
    EXPECT_EQ(voices[1].at("name"), "bm_george");
    EXPECT_EQ(boost::json::serialize(voices[1].at("languages")), R"(["en-GB"])");
    EXPECT_EQ(voices[1].at("installed"), true);
    EXPECT_TRUE(voices[1].at("attribution").is_object());
    EXPECT_EQ(voices[2].at("description"), "narrator");
    settings_.settings.tts_engine = "espeak";
    EXPECT_EQ(program().at("voices").as_array().size(), 28U) << "eSpeak speaks every published id";
}

TEST_F(WyomingInfoTest, SaysThatTextsMayBeStreamed) {
    EXPECT_EQ(program().at("supports_synthesize_streaming"), true);
    EXPECT_EQ(program().at("version"), "1.2.3");
}

TEST_F(WyomingInfoTest, OffersNothingButSpeech) {
    const auto data = info(speaking_);
    for (const auto* other : {"asr", "handle", "intent", "wake", "mic", "snd"})
        EXPECT_TRUE(data.at(other).as_array().empty()) << other;
}

}  // namespace storyflow::wyoming
