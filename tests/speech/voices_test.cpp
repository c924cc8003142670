#include "speech/voices.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace storyflow::speech {
namespace {

TEST(Voices, AreTwentyEightSortedById) {
    const auto voices = all_voices();
    EXPECT_EQ(voices.size(), 28U);
    EXPECT_TRUE(std::is_sorted(voices.begin(), voices.end(),
                               [](const Voice& left, const Voice& right) { return left.id < right.id; }));
}

TEST(Voices, HaveIdsThatTellAccentGenderAndName) {
    for (const Voice& voice : all_voices()) {
        EXPECT_EQ(voice.id[0] == 'b', voice.accent == Accent::british) << voice.id;
        EXPECT_EQ(voice.id[1] == 'm', voice.gender == Gender::male) << voice.id;
        std::string lower(voice.name);
        lower[0] = static_cast<char>(std::tolower(lower[0]));
        EXPECT_NE(lower[0], voice.name[0]) << voice.id;
        EXPECT_EQ(voice.id.substr(3), lower);
    }
}

TEST(Voices, AreFoundByTheirExactId) {
    ASSERT_TRUE(find_voice("bm_lewis"));
    EXPECT_EQ(find_voice("bm_lewis")->name, "Lewis");
    EXPECT_FALSE(find_voice("BM_LEWIS"));
    EXPECT_FALSE(find_voice("zz_zoe"));
    EXPECT_FALSE(find_voice(""));
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
