#include "speech/voices.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace storyflow::speech {
namespace {

TEST(PublishedVoices, AreTwentyEightSortedById) {
    const auto voices = published_voices();
    EXPECT_EQ(voices.size(), 28U);
    EXPECT_TRUE(std::ranges::is_sorted(voices, {}, &Voice::id));
}

TEST(PublishedVoices, AreEnglish) {
    for (const Voice& voice : published_voices()) {
        EXPECT_TRUE(is_published_voice(voice.id));
        EXPECT_TRUE(voice.gender) << voice.id;
        EXPECT_FALSE(voice.is_foreign()) << voice.id;
    }
}

TEST(PublishedVoices, AreFoundByTheirExactId) {
    EXPECT_TRUE(is_published_voice("bm_lewis"));
    EXPECT_FALSE(is_published_voice("BM_LEWIS"));
    EXPECT_FALSE(is_published_voice("zz_zoe"));
    EXPECT_FALSE(is_published_voice(""));
}

TEST(VoiceDescriptions, ReadLanguageGenderAndNameFromTheId) {
    const Voice lewis = describe_voice("bm_lewis");
    EXPECT_EQ(lewis.name, "Lewis");
    EXPECT_EQ(lewis.gender, Gender::male);
    EXPECT_EQ(lewis.accent, Accent::british);
    EXPECT_EQ(lewis.language, "en-GB");
    const Voice alpha = describe_voice("jf_alpha");
    EXPECT_EQ(alpha.gender, Gender::female);
    EXPECT_EQ(alpha.language, "ja");
    EXPECT_TRUE(alpha.is_foreign());
    EXPECT_EQ(alpha.accent, Accent::american) << "the English that it speaks";
}

TEST(VoiceDescriptions, InventNothingAboutOtherIds) {
    for (const char* id : {"narrator", "af", "af_", "xf_zoe", "an_zoe", "af-bella"}) {
        const Voice voice = describe_voice(id);
        EXPECT_EQ(voice.name, id);
        EXPECT_FALSE(voice.gender) << id;
        EXPECT_EQ(voice.language, "") << id;
        EXPECT_FALSE(voice.is_foreign()) << id;
    }
}

TEST(VoiceIds, AreShortWordsOfAscii) {
    for (const char* id : {"af_bella", "A-9", "x"})
        EXPECT_TRUE(is_voice_id(id)) << id;
    EXPECT_TRUE(is_voice_id(std::string(64, 'v')));
    for (const char* id : {"", "af bella", "../af", "af.bella", "\xC3\xA4"})
        EXPECT_FALSE(is_voice_id(id)) << id;
    EXPECT_FALSE(is_voice_id(std::string(65, 'v')));
}

TEST(Speed, IsClampedToWhatEnginesCanDo) {
    EXPECT_EQ(clamp_speed(0.1), 0.5);
    EXPECT_EQ(clamp_speed(0.5), 0.5);
    EXPECT_EQ(clamp_speed(1.3), 1.3);
    EXPECT_EQ(clamp_speed(9.0), 2.0);
    EXPECT_EQ(clamp_speed(-1.0), 0.5);
}

TEST(Speed, IsNormalForAnythingThatIsNoNumber) {
    EXPECT_EQ(clamp_speed(std::nan("")), 1.0);
    EXPECT_EQ(clamp_speed(std::numeric_limits<double>::infinity()), 1.0);
    EXPECT_EQ(clamp_speed(-std::numeric_limits<double>::infinity()), 1.0);
}

}  // namespace
}  // namespace storyflow::speech
