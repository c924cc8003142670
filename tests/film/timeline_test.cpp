#include "film/timeline.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "tests/film/second.hpp"

namespace storyflow::film {

namespace {

/// Two seconds, a pause of 0.3 s, three seconds, another pause, one second and a last pause.
const std::vector<HeardSpan> three{
    {0, 2 * second}, {2 * second + 7200, 5 * second + 7200}, {5 * second + 14'400, 6 * second + 14'400}};
constexpr std::int64_t whole = 6 * second + 3 * 7200;

Timeline timeline(int frames_per_second, double transition) {
    return {three, whole, {frames_per_second, transition}};
}

}  // namespace

TEST(Timeline, TheFilmIsAsLongAsItsSoundToTheNearestFrame) {
    EXPECT_EQ(timeline(24, 0.5).frames(), 166) << "6.9 s are 165.6 frames";
    EXPECT_EQ(timeline(30, 0.5).frames(), 207);
    EXPECT_EQ(timeline(60, 0.5).frames(), 414);
    for (std::int64_t samples = 1; samples < 90'000; samples += 977) {
        for (const int fps : {24, 30, 60}) {
            const Timeline one({{{0, samples}}}, samples, {fps, 0.5});
            EXPECT_NEAR(static_cast<double>(one.frames()) / fps, static_cast<double>(samples) / second,
                        samples < second / fps ? 1.0 / fps : 0.5 / fps + 1e-9);
        }
    }
}

TEST(Timeline, APictureChangesInTheMiddleOfThePause) {
    const auto cuts = timeline(60, 0.0);
    EXPECT_DOUBLE_EQ(cuts.begin_of(1), 2.15);
    EXPECT_EQ(cuts.at(128).part, 0U);
    EXPECT_EQ(cuts.at(129).part, 1U) << "from 2.15 s on";
    EXPECT_EQ(cuts.at(413).part, 2U);
    for (std::int64_t frame = 0; frame < cuts.frames(); ++frame)
        EXPECT_EQ(cuts.at(frame).share_of_next, 0.0);
}

TEST(Timeline, ACrossfadeIsCentredOnThePauseAndGrowsEvenly) {
    const auto fading = timeline(60, 0.5);
    double before = 0.0;
    for (std::int64_t frame = 114; frame < 144; ++frame) {  // 1.9 s to 2.4 s
        const auto moment = fading.at(frame);
        EXPECT_EQ(moment.part, 0U);
        EXPECT_NEAR(moment.share_of_next - before, frame == 114 ? 1.0 / 60 : 1.0 / 30, 1e-9);
        before = moment.share_of_next;
    }
    EXPECT_EQ(fading.at(113).share_of_next, 0.0);
    EXPECT_EQ(fading.at(144).part, 1U);
    EXPECT_EQ(fading.at(144).share_of_next, 0.0);
    EXPECT_NEAR(fading.at(128).share_of_next + fading.at(129).share_of_next, 1.0, 1e-9);
}

TEST(Timeline, ACrossfadeTakesAtMostHalfOfTheShorterPart) {
    const auto fading = timeline(30, 2.0);
    EXPECT_DOUBLE_EQ(fading.transition_behind(0), 2.15 / 2);
    EXPECT_DOUBLE_EQ(fading.transition_behind(1), (6.9 - 5.45) / 2);
    EXPECT_EQ(fading.transition_behind(2), 0.0);
    for (std::int64_t frame = 1; frame < fading.frames(); ++frame) {
        const auto before = fading.at(frame - 1);
        const auto now = fading.at(frame);
        EXPECT_TRUE(now.part == before.part || now.part == before.part + 1);
        if (now.part != before.part) {
            EXPECT_GT(before.share_of_next, 0.9);
        }
    }
}

TEST(Timeline, ThePictureMovesFromWhenItIsFirstSeenUntilItIsSeenLast) {
    const auto fading = timeline(60, 0.5);
    EXPECT_NEAR(fading.at(0).progress, 0.0, 0.01);
    EXPECT_NEAR(fading.at(114).progress_of_next, 0.0, 0.01);
    EXPECT_NEAR(fading.at(143).progress, 1.0, 0.01);
    EXPECT_NEAR(fading.at(413).progress, 1.0, 0.01);
    EXPECT_NEAR(fading.at(144).progress, fading.at(143).progress_of_next, 0.01) << "without a jump";
}

}  // namespace storyflow::film
