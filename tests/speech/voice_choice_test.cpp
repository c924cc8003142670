#include "speech/voice_choice.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/log_capture.hpp"

namespace storyflow::speech {
namespace {

using support::LogCapture;

TEST(VoiceChoice, IsTheDefaultVoiceAtItsUsualSpeedToBeginWith) {
    const VoiceChoice choice;
    EXPECT_EQ(choice.name(), default_voice);
    EXPECT_EQ(choice.leading_voice().id, default_voice);
    EXPECT_EQ(choice.speed(), 1.0);
}

TEST(VoiceChoice, StaysAsItIsWrittenWhenTheVoiceIsKnown) {
    const LogCapture log;
    for (const Voice& voice : all_voices()) {
        const auto choice = VoiceChoice::parse_or_default(voice.id);
        EXPECT_EQ(choice.name(), voice.id);
        EXPECT_EQ(choice.leading_voice().id, voice.id);
    }
    EXPECT_EQ(log.text(), "");
}

TEST(VoiceChoice, StaysAsItIsWrittenWhenVoicesAreMixed) {
    const LogCapture log;
    EXPECT_EQ(VoiceChoice::parse_or_default("af_bella(2)+am_adam(1)").name(), "af_bella(2)+am_adam(1)");
    EXPECT_EQ(VoiceChoice::parse_or_default("bf_emma,bm_george").name(), "bf_emma,bm_george");
    EXPECT_EQ(VoiceChoice::parse("bf_emma,bm_george")->mix().parts.size(), 2U);
    EXPECT_EQ(log.text(), "");
    EXPECT_EQ(VoiceChoice::parse_or_default("af_bella+am_nobody").name(), default_voice);
}

TEST(VoiceChoice, BecomesTheDefaultWithAWarningWhenTheVoiceIsUnknown) {
    const LogCapture log;
    const auto choice = VoiceChoice::parse_or_default("af_nobody", 1.5);
    EXPECT_EQ(choice.name(), default_voice);
    EXPECT_EQ(choice.leading_voice().id, default_voice);
    EXPECT_EQ(choice.speed(), 1.5);
    EXPECT_NE(log.text().find("af_nobody"), std::string::npos);
    EXPECT_EQ(VoiceChoice::parse_or_default("").name(), default_voice);
}

TEST(VoiceChoice, IsNoneWhenAskedForAnUnknownVoiceOnly) {
    const LogCapture log;
    EXPECT_FALSE(VoiceChoice::parse("af_nobody"));
    EXPECT_FALSE(VoiceChoice::parse(""));
    EXPECT_EQ(log.text(), "");
}

TEST(VoiceChoice, CannotForgeLogLines) {
    const LogCapture log;
    const std::string forged = "x\nforged" + std::string(1000, 'y');
    EXPECT_EQ(VoiceChoice::parse_or_default(forged).name(), default_voice);
    EXPECT_EQ(log.text().find("\nforged"), std::string::npos);
    EXPECT_LT(log.text().size(), 200U);
}

TEST(VoiceChoice, BringsTheSpeedIntoItsLimits) {
    EXPECT_EQ(VoiceChoice::parse("af_bella", 0.1)->speed(), 0.5);
    EXPECT_EQ(VoiceChoice::parse("af_bella", 1.3)->speed(), 1.3);
    EXPECT_EQ(VoiceChoice::parse_or_default("af_bella", 99.0).speed(), 2.0);
}

TEST(VoiceChoice, ReadsTheEnglishOfItsLeadingVoice) {
    EXPECT_EQ(VoiceChoice::parse("bf_emma")->dialect(), text::Dialect::british);
    EXPECT_EQ(VoiceChoice::parse("af_bella")->dialect(), text::Dialect::american);
    EXPECT_EQ(VoiceChoice::parse("af_bella(1)+bm_george(3)")->dialect(), text::Dialect::british);
    EXPECT_EQ(VoiceChoice().dialect(), text::Dialect::american);
}

}  // namespace
}  // namespace storyflow::speech
