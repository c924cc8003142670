#include "tasks/task_store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tasks/queued_work.hpp"

namespace storyflow::tasks {

using testing::ElementsAre;

TEST(FindStatus, PutsTheFinishedItemsIntoTheLists) {
    QueuedWork work;
    work.enqueue(new_task("t", {"a", "b", "c"}));
    const auto finish_next = [&](const ItemOutcome& outcome) {
        work.queue.finish_item(*work.queue.claim_next("me", std::chrono::seconds(9)).claim, outcome);
    };
    finish_next(CompletedSegment{"a", "/media/a", 1.5});
    finish_next(ItemFailed{"no voice"});
    const auto status = find_status(work.store, "t");
    ASSERT_TRUE(status);
    EXPECT_THAT(status->completed_segments, ElementsAre(CompletedSegment{"a", "/media/a", 1.5}));
    EXPECT_THAT(status->errors, ElementsAre(SegmentError{"b", "no voice"}));
    EXPECT_EQ(status->progress.current, 2);
}

TEST(FindStatus, FindsNothingForAnUnknownTask) {
    QueuedWork work;
    EXPECT_EQ(find_status(work.store, "nobody"), std::nullopt);
}

}  // namespace storyflow::tasks
