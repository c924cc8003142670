#include "film/render_report.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "audio/pcm.hpp"
#include "tests/film/second.hpp"
#include "tests/support/manual_clock.hpp"

namespace storyflow::film {

namespace {

/// Two parts of ten seconds, at 30 frames a second.
Timeline two_parts() {
    const std::array<HeardSpan, 2> parts{{{0, 10 * second}, {10 * second, 20 * second}}};
    return Timeline(parts, 20 * second, {.frames_per_second = 30, .transition = 0.0});
}

class RenderReportTest : public testing::Test {
  protected:
    void encode(RenderReport& report, std::int64_t from, std::int64_t to) {
        for (auto frames = from; frames <= to; ++frames) {
            clock_.advance(std::chrono::milliseconds(10));
            report.encoded(frames);
        }
    }

    Timeline timeline_ = two_parts();
    support::ManualClock clock_;
    std::vector<story::RenderProgress> told_;
    RenderReport report_{timeline_, 2, "t", clock_,
                         [this](const story::RenderProgress& progress) { told_.push_back(progress); }};
};

}  // namespace

TEST_F(RenderReportTest, TellsTheWorkBeforeItBegins) {
    ASSERT_EQ(told_.size(), 1U);
    EXPECT_EQ(told_[0].task_id, "t");
    EXPECT_EQ(told_[0].frames, 0);
    EXPECT_EQ(told_[0].total_frames, 600);
    EXPECT_EQ(told_[0].total_segments, 2);
    EXPECT_FALSE(told_[0].seconds_left);
}

TEST_F(RenderReportTest, GrowsInAtMostTwoHundredSteps) {
    encode(report_, 1, 600);
    report_.joining();
    EXPECT_LE(told_.size(), 203U);
    for (std::size_t i = 1; i < told_.size(); ++i) {
        EXPECT_GE(told_[i].frames, told_[i - 1].frames);
        EXPECT_GE(told_[i].current_segment, told_[i - 1].current_segment);
        EXPECT_LE(told_[i].current_segment, 2);
    }
    EXPECT_EQ(told_.back().frames, 600);
    EXPECT_EQ(told_.back().phase, "Joining parts and sound…");
}

TEST_F(RenderReportTest, NamesTheSegmentWhoseFramesAreEncoded) {
    encode(report_, 1, 300);
    EXPECT_EQ(told_.back().frames, 300);
    EXPECT_EQ(told_.back().current_segment, 1);
    encode(report_, 301, 303);
    EXPECT_EQ(told_.back().current_segment, 2);
}

TEST_F(RenderReportTest, EstimatesTheTimeLeftFromThisAttemptsFramesOnly) {
    clock_.advance(std::chrono::seconds(100));
    report_.encoded(300);  // a part of an earlier attempt, used again at once
    EXPECT_FALSE(told_.back().seconds_left);
    encode(report_, 301, 450);
    EXPECT_NEAR(told_.back().seconds_left.value(), 1.5, 0.05) << "150 frames, 10 ms each";
}

}  // namespace storyflow::film
