#include "film/music_level.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "tests/film/second.hpp"

namespace storyflow::film {

namespace {

double decibels(float factor) {
    return 20 * std::log10(factor);
}

/// A minute with a voice from 10 to 20 s, another from 20.3 to 30 s.
const MusicLevel& minute() {
    static const MusicLevel level(
        std::vector<HeardSpan>{{10 * second, 20 * second}, {20 * second + second * 3 / 10, 30 * second}},
        60 * second, -18);
    return level;
}

}  // namespace

TEST(MusicLevel, IsWhatWasAskedForWithoutAVoiceAndTwelveDecibelsLessUnderOne) {
    EXPECT_NEAR(decibels(minute().at(5)), -18, 0.01);
    EXPECT_NEAR(decibels(minute().at(45)), -18, 0.01);
    for (const double seconds : {10.0, 15.0, 19.99, 20.3, 29.9})
        EXPECT_NEAR(decibels(minute().at(seconds)), -30, 0.01) << seconds;
}

TEST(MusicLevel, IsDownWhenTheVoiceBeginsAndComesBackSlowly) {
    EXPECT_NEAR(decibels(minute().at(9.5)), -18, 0.01);
    EXPECT_NEAR(decibels(minute().at(9.75)), -24, 0.01);
    EXPECT_NEAR(decibels(minute().at(30.5)), -24, 0.01);
    EXPECT_NEAR(decibels(minute().at(31)), -18, 0.01);
}

TEST(MusicLevel, StaysDownInAShortPause) {
    for (double seconds = 20.0; seconds < 20.3; seconds += 0.01)
        EXPECT_LT(decibels(minute().at(seconds)), -27.5) << seconds;
}

TEST(MusicLevel, GrowsFromSilenceAndFadesToSilence) {
    EXPECT_EQ(minute().at(0), 0.0F);
    EXPECT_NEAR(decibels(minute().at(0.5)), -18 - 6.02, 0.01);
    EXPECT_NEAR(decibels(minute().at(58.5)), -18 - 6.02, 0.01);
    EXPECT_EQ(minute().at(60), 0.0F);
    const MusicLevel brief({}, second, 0);
    EXPECT_NEAR(brief.at(0.05), 0.5F, 0.001);
    EXPECT_NEAR(brief.at(0.5), 1.0F, 0.001);
    EXPECT_NEAR(brief.at(0.85), 0.5F, 0.001);
}

}  // namespace storyflow::film
