#include "speech/nearest_voice.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace storyflow::speech {
namespace {

const std::vector<std::string> some{"af_heart", "am_adam", "bf_emma", "jm_kumo", "narrator"};

VoiceChoice choice(std::string_view voice) {
    return VoiceChoice::parse(voice, 1.25).value();
}

TEST(NearestVoice, IsTheVoiceItselfIfItIsThere) {
    EXPECT_EQ(nearest_voice("am_adam", some), "am_adam");
    EXPECT_EQ(nearest_voice("narrator", some), "narrator");
}

TEST(NearestVoice, HasTheSameAccentAndGenderIfThereIsOne) {
    EXPECT_EQ(nearest_voice("am_puck", some), "am_adam");
    EXPECT_EQ(nearest_voice("bf_lily", some), "bf_emma");
}

TEST(NearestVoice, IsNoForeignOne) {
    const std::vector<std::string> foreign{"jm_kumo", "am_adam"};
    EXPECT_EQ(nearest_voice("am_puck", foreign), "am_adam");
}

TEST(NearestVoice, IsElseTheDefaultVoiceOrTheFirst) {
    EXPECT_EQ(nearest_voice("bm_lewis", some), "af_heart");
    EXPECT_EQ(nearest_voice("bm_lewis", std::vector<std::string>{"bf_emma", "bf_lily"}), "bf_emma");
}

TEST(NearestMix, IsTheChoiceItselfWhileEveryVoiceIsThere) {
    EXPECT_EQ(nearest_mix(choice("af_heart,am_adam"), some).name(), "af_heart,am_adam");
    EXPECT_EQ(nearest_mix(choice("bm_lewis"), {}).name(), "bm_lewis") << "nothing to choose from";
}

TEST(NearestMix, ReplacesTheVoicesThatAreMissing) {
    const auto heard = nearest_mix(choice("bf_lily(1)+am_adam(3)"), some);
    EXPECT_EQ(heard.name(), "bf_emma(0.250000)+am_adam(0.750000)");
    EXPECT_EQ(heard.speed(), 1.25);
    EXPECT_EQ(VoiceChoice::parse(heard.name())->mix().parts.size(), 2U);
    EXPECT_EQ(nearest_mix(choice("am_puck+am_adam"), some).name(), "am_adam") << "two with the same nearest";
}

TEST(NearestSingle, FollowsTheLeadingVoiceOfAMix) {
    EXPECT_EQ(nearest_single(choice("bf_lily(1)+am_puck(3)"), some).name(), "am_adam");
    EXPECT_EQ(nearest_single(choice("af_heart(2)+am_adam(1)"), some).name(), "af_heart");
    EXPECT_EQ(nearest_single(choice("am_adam"), some).name(), "am_adam");
    EXPECT_EQ(nearest_single(choice("am_adam"), some).speed(), 1.25);
    EXPECT_EQ(nearest_single(choice("am_adam(7)"), some).name(), "am_adam(7)") << "the same voice";
    EXPECT_EQ(nearest_single(choice("bm_lewis"), {}).name(), "bm_lewis") << "nothing to choose from";
}

}  // namespace
}  // namespace storyflow::speech
