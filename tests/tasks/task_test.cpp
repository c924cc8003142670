#include "tasks/task.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace storyflow::tasks {

TEST(Percentage, TruncatesAndIsZeroForNoItems) {
    EXPECT_EQ(percentage(0, 0), 0);
    EXPECT_EQ(percentage(5, 0), 0);
    EXPECT_EQ(percentage(1, 3), 33);
    EXPECT_EQ(percentage(2, 3), 66);
    EXPECT_EQ(percentage(3, 3), 100);
    EXPECT_EQ(percentage(999, 1000), 99);
}

TEST(Percentage, StaysWithinItsRangeForStrangeCounts) {
    EXPECT_EQ(percentage(-1, 3), 0);
    EXPECT_EQ(percentage(4, 3), 100);
    EXPECT_EQ(percentage(std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max()),
              100);
}

TEST(EndState, IsCompletedWithAtLeastOneSuccess) {
    EXPECT_EQ(end_state(false, 1, 9), TaskState::completed);
    EXPECT_EQ(end_state(false, 3, 0), TaskState::completed);
}

TEST(EndState, IsFailedWhenNothingSucceeded) {
    EXPECT_EQ(end_state(false, 0, 1), TaskState::failed);
}

TEST(EndState, IsCompletedForATaskWithoutItems) {
    EXPECT_EQ(end_state(false, 0, 0), TaskState::completed);
}

TEST(EndState, IsCancelledWhenAskedForWhateverSucceeded) {
    EXPECT_EQ(end_state(true, 3, 2), TaskState::cancelled);
}

TEST(TaskStateWord, ReadsBackEveryWordItWrites) {
    for (const auto state : {TaskState::pending, TaskState::processing, TaskState::completed,
                             TaskState::failed, TaskState::cancelled}) {
        EXPECT_EQ(parse_task_state(to_string(state)), state);
    }
    EXPECT_EQ(parse_task_state("pending"), std::nullopt);
    EXPECT_EQ(to_string(TaskState::processing), "PROCESSING");
}

TEST(ItemStateWord, ReadsBackEveryWordItWrites) {
    for (const auto state : {ItemState::queued, ItemState::delayed, ItemState::running, ItemState::done,
                             ItemState::failed, ItemState::cancelled}) {
        EXPECT_EQ(parse_item_state(to_string(state)), state);
    }
    EXPECT_EQ(parse_item_state("waiting"), std::nullopt);
    EXPECT_EQ(to_string(ItemState::delayed), "DELAYED");
}

TEST(TaskState, OnlyCompletedFailedAndCancelledAreFinal) {
    EXPECT_FALSE(is_end_state(TaskState::pending));
    EXPECT_FALSE(is_end_state(TaskState::processing));
    EXPECT_TRUE(is_end_state(TaskState::completed));
    EXPECT_TRUE(is_end_state(TaskState::failed));
    EXPECT_TRUE(is_end_state(TaskState::cancelled));
}

}  // namespace storyflow::tasks
