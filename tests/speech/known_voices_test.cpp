#include "speech/known_voices.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/log_capture.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::speech {
namespace {

using support::LogCapture;

class KnownVoices : public testing::Test {
  protected:
    KnownVoices() {
        kokoro_.has_voices({"af_heart", "jf_alpha", "narrator"});
        hibari_.has_voices({"af_heart"});
    }

    support::ToneEngine kokoro_{"kokoro"};
    support::ToneEngine hibari_{"hibari"};
    Engines engines_{{&kokoro_, &hibari_}};
};

TEST_F(KnownVoices, AreThePublishedOnesAndThoseThatAnEngineHas) {
    EXPECT_TRUE(find_known_voice(engines_, "bm_lewis")) << "published, but not installed";
    EXPECT_TRUE(find_known_voice(engines_, "narrator"));
    EXPECT_TRUE(find_known_voice(engines_, "narrator(2)+bm_lewis(1)"));
    EXPECT_FALSE(find_known_voice(engines_, "af_nobody"));
    EXPECT_FALSE(find_known_voice(engines_, "af_heart+af_nobody"));
    EXPECT_FALSE(find_known_voice(engines_, "no voice at all"));
}

TEST_F(KnownVoices, AreOfferedInOrderWithTheEnginesThatHaveThem) {
    const auto offered = offered_voices(engines_);
    ASSERT_EQ(offered.size(), 30U);
    EXPECT_EQ(offered[3].voice.id, "af_heart");
    EXPECT_EQ(offered[3].engines, (std::vector<std::string>{"kokoro", "hibari"}));
    EXPECT_EQ(offered[27].voice.id, "bm_lewis");
    EXPECT_TRUE(offered[27].engines.empty());
    EXPECT_EQ(offered[28].voice.id, "jf_alpha");
    EXPECT_EQ(offered[29].voice.id, "narrator");
    EXPECT_EQ(offered[29].engines, std::vector<std::string>{"kokoro"});
}

TEST_F(KnownVoices, GiveWayToTheDefaultWithAWarning) {
    const LogCapture log;
    EXPECT_EQ(known_voice_or_default(engines_, "narrator", 1.5).name(), "narrator");
    EXPECT_EQ(log.text(), "");
    const auto choice = known_voice_or_default(engines_, "af_nobody", 1.5);
    EXPECT_EQ(choice.name(), default_voice);
    EXPECT_EQ(choice.speed(), 1.5);
    EXPECT_NE(log.text().find("af_nobody"), std::string::npos);
}

TEST_F(KnownVoices, CannotForgeLogLines) {
    const LogCapture log;
    const std::string forged = "x\nforged" + std::string(1000, 'y');
    EXPECT_EQ(known_voice_or_default(engines_, forged).name(), default_voice);
    EXPECT_EQ(log.text().find("\nforged"), std::string::npos);
    EXPECT_LT(log.text().size(), 200U);
}

}  // namespace
}  // namespace storyflow::speech
