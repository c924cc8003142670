#include "speech/voice_choice.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech {
namespace {

TEST(VoiceChoice, IsTheDefaultVoiceAtItsUsualSpeedToBeginWith) {
    const VoiceChoice choice;
    EXPECT_EQ(choice.name(), default_voice);
    EXPECT_EQ(choice.leading_voice().id, default_voice);
    EXPECT_EQ(choice.speed(), 1.0);
}

TEST(VoiceChoice, StaysAsItIsWritten) {
    EXPECT_EQ(VoiceChoice::parse("af_bella(2)+am_adam(1)")->name(), "af_bella(2)+am_adam(1)");
    EXPECT_EQ(VoiceChoice::parse("bf_emma,bm_george")->name(), "bf_emma,bm_george");
    EXPECT_EQ(VoiceChoice::parse("bf_emma,bm_george")->mix().parts.size(), 2U);
    EXPECT_EQ(VoiceChoice::parse("my-own_voice")->name(), "my-own_voice");
}

TEST(VoiceChoice, IsNoneForATextThatIsNoVoice) {
    EXPECT_FALSE(VoiceChoice::parse("af bella"));
    EXPECT_FALSE(VoiceChoice::parse("af_bella+"));
    EXPECT_FALSE(VoiceChoice::parse(""));
}

TEST(VoiceChoice, BringsTheSpeedIntoItsLimits) {
    EXPECT_EQ(VoiceChoice::parse("af_bella", 0.1)->speed(), 0.5);
    EXPECT_EQ(VoiceChoice::parse("af_bella", 1.3)->speed(), 1.3);
    EXPECT_EQ(VoiceChoice::parse("af_bella", 99.0)->speed(), 2.0);
}

TEST(VoiceChoice, KeepsItsSpeedWithAnotherVoice) {
    const auto other = VoiceChoice::parse("bm_lewis", 1.5)->with(*parse_voice_mix("af_heart"));
    EXPECT_EQ(other.name(), "af_heart");
    EXPECT_EQ(other.speed(), 1.5);
    EXPECT_EQ(other.dialect(), text::Dialect::american);
}

TEST(VoiceChoice, ReadsTheEnglishOfItsLeadingVoice) {
    EXPECT_EQ(VoiceChoice::parse("bf_emma")->dialect(), text::Dialect::british);
    EXPECT_EQ(VoiceChoice::parse("af_bella")->dialect(), text::Dialect::american);
    EXPECT_EQ(VoiceChoice::parse("af_bella(1)+bm_george(3)")->dialect(), text::Dialect::british);
    EXPECT_EQ(VoiceChoice().dialect(), text::Dialect::american);
}

}  // namespace
}  // namespace storyflow::speech
