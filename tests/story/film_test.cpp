#include "story/film.hpp"

#include <gtest/gtest.h>

namespace storyflow::story {

TEST(RenderPercentage, IsTheShareOfTheFramesAndNeverTheWhole) {
    const auto of = [](std::int64_t frames, std::int64_t total) {
        return percentage_of({.task_id = {}, .frames = frames, .total_frames = total, .phase = {}});
    };
    EXPECT_EQ(of(0, 0), 0);
    EXPECT_EQ(of(0, 300), 0);
    EXPECT_EQ(of(299, 300), 99);
    EXPECT_EQ(of(300, 300), 99) << "the parts are not joined yet";
    EXPECT_EQ(of(1, 3), 33);
}

}  // namespace storyflow::story
