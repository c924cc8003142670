#include "speech/voice_mix.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech {
namespace {

TEST(VoiceMix, IsASingleVoiceMostly) {
    const auto mix = parse_voice_mix("bf_emma");
    ASSERT_TRUE(mix);
    ASSERT_EQ(mix->parts.size(), 1U);
    EXPECT_EQ(mix->parts.front().voice, "bf_emma");
    EXPECT_EQ(mix->parts.front().weight, 1.0);
    EXPECT_EQ(mix->leading_voice().id, "bf_emma");
}

TEST(VoiceMix, SharesOutTheWeights) {
    const auto mix = parse_voice_mix("af_bella(2)+am_adam(1.5)+bf_emma(0.5)");
    ASSERT_TRUE(mix);
    ASSERT_EQ(mix->parts.size(), 3U);
    EXPECT_DOUBLE_EQ(mix->parts[0].weight, 0.5);
    EXPECT_DOUBLE_EQ(mix->parts[1].weight, 0.375);
    EXPECT_DOUBLE_EQ(mix->parts[2].weight, 0.125);
    EXPECT_EQ(mix->parts[1].voice, "am_adam");
}

TEST(VoiceMix, IsInEqualPartsWithoutWeights) {
    for (const auto* text : {"af_bella,am_adam", "af_bella, am_adam", "af_bella+am_adam"}) {
        const auto mix = parse_voice_mix(text);
        ASSERT_TRUE(mix) << text;
        ASSERT_EQ(mix->parts.size(), 2U) << text;
        EXPECT_EQ(mix->parts[0].weight, 0.5) << text;
        EXPECT_EQ(mix->parts[1].weight, 0.5) << text;
    }
}

TEST(VoiceMix, IsLedByTheHeaviestPartAndTheFirstOfEquals) {
    EXPECT_EQ(parse_voice_mix("af_bella(1)+bm_george(3)")->leading_voice().id, "bm_george");
    EXPECT_EQ(parse_voice_mix("bf_emma,af_bella")->leading_voice().id, "bf_emma");
}

TEST(VoiceMix, AddsUpAVoiceNamedTwice) {
    const auto mix = parse_voice_mix("af_bella(1)+am_adam(1)+af_bella(2)");
    ASSERT_TRUE(mix);
    ASSERT_EQ(mix->parts.size(), 2U);
    EXPECT_DOUBLE_EQ(mix->parts[0].weight, 0.75);
    EXPECT_DOUBLE_EQ(mix->parts[1].weight, 0.25);
}

TEST(VoiceMix, IsNothingForABadIdABadWeightOrAnotherForm) {
    for (const auto* text : {"",
                             " ",
                             "af.bella",
                             "af_bella+../af",
                             "af_bella(0)",
                             "af_bella(-1)",
                             "af_bella(100.5)",
                             "af_bella(nan)",
                             "af_bella(inf)",
                             "af_bella(1e1)",
                             "af_bella(two)",
                             "af_bella()",
                             "af_bella(2",
                             "af_bella 2",
                             "af_bella(2)x",
                             "af_bella+",
                             "+af_bella",
                             "af_bella,,am_adam",
                             "af_bella(1)(2)",
                             " af_bella",
                             "af_bella\n"}) {
        EXPECT_FALSE(parse_voice_mix(text)) << '"' << text << '"';
    }
    EXPECT_TRUE(parse_voice_mix("af_bella(100)"));
}

TEST(VoiceMix, IsWrittenSoThatItParsesToItself) {
    EXPECT_EQ(written(*parse_voice_mix("af_bella(7)")), "af_bella");
    const auto mix = parse_voice_mix("af_bella(2)+am_adam(1)");
    const auto again = parse_voice_mix(written(*mix));
    ASSERT_TRUE(again);
    ASSERT_EQ(again->parts.size(), 2U);
    EXPECT_EQ(again->parts[1].voice, "am_adam");
    EXPECT_NEAR(again->parts[0].weight, mix->parts[0].weight, 1e-6);
}

TEST(VoiceMix, APartOfAlmostNothingIsWrittenSoThatItParses) {
    const auto mix = parse_voice_mix("af_bella(100)+am_adam(0.000001)");
    ASSERT_TRUE(mix);
    const auto again = parse_voice_mix(written(*mix));
    ASSERT_TRUE(again) << written(*mix);
    EXPECT_EQ(again->parts.size(), 2U);
}

TEST(VoiceMix, HasEightPartsAtMost) {
    std::string text = "af_bella";
    for (std::size_t i = 1; i < most_mixed_voices; ++i)
        text += "+am_adam";
    EXPECT_TRUE(parse_voice_mix(text));
    EXPECT_FALSE(parse_voice_mix(text + "+am_adam"));
}

}  // namespace
}  // namespace storyflow::speech
