#include "film/frames_ahead.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace storyflow::film {

namespace {

constexpr FrameSize tiny{16, 16};

}  // namespace

TEST(FramesAhead, GivesTheFramesInOrder) {
    FramesAhead ahead(
        [](std::int64_t number, Frame& frame) { frame.luma()[0] = static_cast<std::uint8_t>(number); }, tiny,
        5, 105);
    for (int number = 5; number < 105; ++number) {
        Frame frame = ahead.take();
        EXPECT_EQ(frame.luma()[0], number);
        ahead.give_back(std::move(frame));
    }
}

TEST(FramesAhead, SaysWhyAFrameCannotBePaintedAfterThoseThatWere) {
    FramesAhead ahead(
        [](std::int64_t number, Frame&) {
            if (number == 1) throw std::runtime_error("a broken picture");
        },
        tiny, 0, 10);
    EXPECT_NO_THROW((void)ahead.take());
    EXPECT_THROW((void)ahead.take(), std::runtime_error);
}

TEST(FramesAhead, EndsWithFramesLeft) {
    std::atomic<int> painted{0};
    {
        FramesAhead ahead([&painted](std::int64_t, Frame&) { ++painted; }, tiny, 0, 1'000'000);
        (void)ahead.take();
    }
    EXPECT_LE(painted, 4);
}

}  // namespace storyflow::film
