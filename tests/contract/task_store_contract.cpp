#include <gmock/gmock.h>

#include "base/error.hpp"
#include "tests/contract/suites.hpp"

namespace storyflow::contract {

using namespace std::chrono_literals;
using tasks::CompletedSegment;
using tasks::ItemCancelled;
using tasks::ItemFailed;
using tasks::Priority;
using tasks::TaskState;
using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(TaskStoreContract, ANewTaskIsPendingWithNothingDone) {
    const auto result = enqueue(task_of("t", {"a", "b"}));
    EXPECT_TRUE(result.is_new);
    EXPECT_EQ(result.added, 2);
    EXPECT_EQ(result.already_active, 0);
    tasks::TaskStatus expected;
    expected.task_id = "t";
    expected.project_id = "project";
    expected.progress.total = 2;
    expected.created_at = stores->clock.now();
    EXPECT_EQ(result.status, expected);
}

TEST_P(TaskStoreContract, ATaskWithoutItemsIsCompletedAtOnce) {
    const auto result = enqueue(task_of("t", {}));
    EXPECT_TRUE(result.is_new);
    EXPECT_EQ(result.status.state, TaskState::completed);
    EXPECT_EQ(result.status.completed_at, stores->clock.now());
    EXPECT_FALSE(claim());
}

TEST_P(TaskStoreContract, NothingIsHandedOutOfAnEmptyQueue) {
    EXPECT_EQ(claim(), std::nullopt);
}

TEST_P(TaskStoreContract, AClaimCarriesAllThatTheWorkNeeds) {
    auto task = task_of("t", {"a"});
    task.items[0].overridden_lock = 7;
    enqueue(task);
    const auto claimed = claim();
    ASSERT_TRUE(claimed);
    EXPECT_EQ(claimed->task_id, "t");
    EXPECT_EQ(claimed->project_id, "project");
    EXPECT_EQ(claimed->segment_id, "a");
    EXPECT_EQ(claimed->attempt, 1);
    EXPECT_EQ(claimed->rendition, task.rendition);
    EXPECT_EQ(claimed->overridden_lock, 7);
}

TEST_P(TaskStoreContract, AClaimMovesTheTaskToProcessing) {
    enqueue(task_of("t", {"a", "b"}));
    claim();
    const auto status = enqueue(task_of("other", {"a"})).status;
    EXPECT_EQ(status.task_id, "t");
    EXPECT_EQ(status.state, TaskState::processing);
    EXPECT_EQ(status.progress.current_segment_id, "a");
    EXPECT_EQ(status.progress.current, 0);
}

TEST_P(TaskStoreContract, HandsOutOldestTasksFirstAndInTheirOrder) {
    enqueue(task_of("first", {"b", "a"}));
    enqueue(task_of("second", {"d", "c"}));
    EXPECT_THAT(claim_all(), ElementsAre("b", "a", "d", "c"));
}

TEST_P(TaskStoreContract, AnInteractiveTaskOvertakesABatch) {
    enqueue(task_of("batch", {"a", "b"}));
    enqueue(task_of("single", {"c"}, Priority::interactive));
    EXPECT_THAT(claim_all(), ElementsAre("c", "a", "b"));
}

TEST_P(TaskStoreContract, AnInteractiveRequestPromotesAnItemThatWaitsInABatch) {
    enqueue(task_of("batch", {"a", "b", "c"}));
    const auto result = enqueue(task_of("single", {"c"}, Priority::interactive));
    EXPECT_FALSE(result.is_new);
    EXPECT_EQ(result.status.task_id, "batch");
    EXPECT_THAT(claim_all(), ElementsAre("c", "a", "b"));
}

TEST_P(TaskStoreContract, ABatchDoesNotDemoteAnInteractiveItem) {
    enqueue(task_of("single", {"b"}, Priority::interactive));
    enqueue(task_of("batch", {"a", "b"}));
    EXPECT_THAT(claim_all(), ElementsAre("b", "a"));
}

TEST_P(TaskStoreContract, AWaitingItemTakesOverALaterPermissionToNarrateALockedSegment) {
    enqueue(task_of("first", {"a"}));
    auto later = task_of("later", {"a"});
    later.items[0].overridden_lock = 3;
    enqueue(later);
    EXPECT_EQ(claim()->overridden_lock, 3);
}

TEST_P(TaskStoreContract, QueuesOnlyWhatIsNotActiveYet) {
    enqueue(task_of("first", {"a", "b"}));
    claim();
    const auto result = enqueue(task_of("second", {"a", "b", "c"}));
    EXPECT_TRUE(result.is_new);
    EXPECT_EQ(result.added, 1);
    EXPECT_EQ(result.already_active, 2);
    EXPECT_EQ(result.status.task_id, "second");
    EXPECT_EQ(result.status.progress.total, 1);
    EXPECT_THAT(claim_all(), ElementsAre("b", "c"));
}

TEST_P(TaskStoreContract, AnswersWithTheTaskThatHoldsTheLastWhenNothingIsLeft) {
    enqueue(task_of("first", {"a", "x"}));
    enqueue(task_of("second", {"b"}));
    finish(*claim(), CompletedSegment{"a", "/media/a.wav", 1.5});
    const auto result = enqueue(task_of("third", {"b", "x"}));
    EXPECT_FALSE(result.is_new);
    EXPECT_EQ(result.added, 0);
    EXPECT_EQ(result.already_active, 2);
    EXPECT_EQ(result.status.task_id, "first");
    EXPECT_EQ(result.status.progress.current, 1);
    EXPECT_EQ(result.status.progress.percentage, 50);
    EXPECT_THAT(result.status.completed_segments, ElementsAre(CompletedSegment{"a", "/media/a.wav", 1.5}));
    EXPECT_FALSE(cancel("third"));
}

TEST_P(TaskStoreContract, ASegmentAskedForTwiceInOneRequestIsQueuedOnce) {
    const auto result = enqueue(task_of("t", {"a", "b", "a"}));
    EXPECT_EQ(result.added, 2);
    EXPECT_EQ(result.already_active, 0);
    EXPECT_EQ(result.status.progress.total, 2);
    EXPECT_THAT(claim_all(), ElementsAre("a", "b"));
}

TEST_P(TaskStoreContract, ASegmentCanBeQueuedAgainWhenItsItemHasEnded) {
    enqueue(task_of("first", {"a"}));
    finish(*claim(), ItemFailed{"no voice"});
    EXPECT_TRUE(enqueue(task_of("second", {"a"})).is_new);
}

TEST_P(TaskStoreContract, RefusesMoreItemsThanMayWait) {
    enqueue(task_of("first", {"a", "b"}), 3);
    try {
        enqueue(task_of("second", {"c", "d"}), 3);
        FAIL() << "was accepted";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::queue_full);
        EXPECT_THAT(error.what(), testing::HasSubstr("limit of 3"));
    }
    EXPECT_FALSE(cancel("second"));
    EXPECT_THAT(claim_all(), ElementsAre("a", "b"));
}

TEST_P(TaskStoreContract, OnlyWaitingItemsCountForTheLimit) {
    enqueue(task_of("first", {"a", "b"}), 2);
    claim();
    EXPECT_NO_THROW(enqueue(task_of("second", {"c"}), 2));
    EXPECT_THROW(enqueue(task_of("third", {"d"}), 2), base::Error);
    cancel("second");
    EXPECT_NO_THROW(enqueue(task_of("third", {"d"}), 2));
}

TEST_P(TaskStoreContract, AFullQueueStillAnswersForWhatIsQueuedAlready) {
    enqueue(task_of("first", {"a"}), 1);
    EXPECT_EQ(enqueue(task_of("second", {"a"}), 1).status.task_id, "first");
}

TEST_P(TaskStoreContract, ATaskIsCompletedWhenOneSucceededAndNoneIsLeft) {
    enqueue(task_of("t", {"a", "b"}));
    EXPECT_EQ(finish(*claim(), ItemFailed{"no voice"}), TaskState::processing);
    stores->clock.advance(1s);
    EXPECT_EQ(finish(*claim(), CompletedSegment{"b", "/media/b.wav", 2.5}), TaskState::completed);
    const auto status = status_after_restart("t");
    EXPECT_EQ(status.state, TaskState::completed);
    EXPECT_EQ(status.completed_at, stores->clock.now());
    EXPECT_EQ(status.progress, (tasks::Progress{2, 2, 100, "b"}));
    EXPECT_THAT(status.errors, ElementsAre(tasks::SegmentError{"a", "no voice"}));
    EXPECT_THAT(status.completed_segments, ElementsAre(CompletedSegment{"b", "/media/b.wav", 2.5}));
}

TEST_P(TaskStoreContract, ATaskFailsWhenNothingSucceeded) {
    enqueue(task_of("t", {"a", "b"}));
    finish(*claim(), ItemFailed{"no voice"});
    EXPECT_EQ(finish(*claim(), ItemFailed{""}), TaskState::failed);
    EXPECT_EQ(status_after_restart("t").errors.size(), 2U);
}

TEST_P(TaskStoreContract, ListsOutcomesInTheOrderInWhichTheyHappened) {
    enqueue(task_of("t", {"a", "b", "c", "d"}));
    const auto a = *claim();
    const auto b = *claim();
    const auto c = *claim();
    const auto d = *claim();
    finish(d, ItemFailed{"d"});
    finish(c, CompletedSegment{"c", "", 1.0});
    finish(b, ItemFailed{"b"});
    finish(a, CompletedSegment{"a", "", 1.0});
    const auto status = status_after_restart("t");
    EXPECT_THAT(status.errors, ElementsAre(tasks::SegmentError{"d", "d"}, tasks::SegmentError{"b", "b"}));
    EXPECT_THAT(status.completed_segments,
                ElementsAre(CompletedSegment{"c", "", 1.0}, CompletedSegment{"a", "", 1.0}));
}

TEST_P(TaskStoreContract, AnOutcomeCountsOnce) {
    enqueue(task_of("t", {"a", "b"}));
    const auto claimed = *claim();
    finish(claimed, CompletedSegment{"a", "/media/a.wav", 1.0});
    EXPECT_EQ(finish(claimed, ItemFailed{"late"}), TaskState::processing);
    const auto status = status_after_restart("t");
    EXPECT_EQ(status.progress.current, 1);
    EXPECT_THAT(status.errors, IsEmpty());
}

TEST_P(TaskStoreContract, AnOutcomeOfAnEarlierAttemptCountsNoMore) {
    enqueue(task_of("t", {"a"}));
    const auto first = *claim();
    stores->tasks().recover(stores->clock.now());
    EXPECT_EQ(finish(first, ItemFailed{"late"}), TaskState::processing);
    const auto second = *claim();
    EXPECT_EQ(finish(first, ItemFailed{"later"}), TaskState::processing);
    EXPECT_EQ(finish(second, CompletedSegment{"a", "", 1.0}), TaskState::completed);
}

TEST_P(TaskStoreContract, CancellingAWaitingTaskEndsItAtOnce) {
    enqueue(task_of("t", {"a", "b"}));
    EXPECT_EQ(cancel("t"), TaskState::cancelled);
    EXPECT_FALSE(claim());
    const auto status = status_after_restart("t");
    EXPECT_TRUE(status.cancel_requested);
    EXPECT_EQ(status.completed_at, stores->clock.now());
}

TEST_P(TaskStoreContract, CancellingARunningTaskEndsItWithItsLastRunningItem) {
    enqueue(task_of("t", {"a", "b", "c"}));
    const auto a = *claim();
    const auto b = *claim();
    EXPECT_EQ(cancel("t"), TaskState::processing);
    EXPECT_FALSE(claim());
    EXPECT_EQ(finish(a, ItemCancelled{}), TaskState::processing);
    EXPECT_EQ(finish(b, CompletedSegment{"b", "/media/b.wav", 1.0}), TaskState::cancelled);
    EXPECT_THAT(status_after_restart("t").completed_segments,
                ElementsAre(CompletedSegment{"b", "/media/b.wav", 1.0}));
}

TEST_P(TaskStoreContract, CancellingAgainOrTooLateChangesNothing) {
    enqueue(task_of("t", {"a"}));
    finish(*claim(), CompletedSegment{"a", "", 1.0});
    EXPECT_EQ(cancel("t"), TaskState::completed);
    EXPECT_FALSE(status_after_restart("t").cancel_requested);
    enqueue(task_of("u", {"a"}));
    EXPECT_EQ(cancel("u"), TaskState::cancelled);
    EXPECT_EQ(cancel("u"), TaskState::cancelled);
    EXPECT_EQ(cancel("unknown"), std::nullopt);
}

TEST_P(TaskStoreContract, ASegmentOfACancelledTaskCanBeQueuedAgain) {
    enqueue(task_of("t", {"a"}));
    cancel("t");
    EXPECT_TRUE(enqueue(task_of("u", {"a"})).is_new);
    EXPECT_EQ(claim()->task_id, "u");
}

TEST_P(TaskStoreContract, RunningItemsGoBackIntoTheQueueAfterACrash) {
    enqueue(task_of("t", {"a", "b", "c"}));
    finish(*claim(), CompletedSegment{"a", "", 1.0});
    claim();
    stores->reopen();
    const auto status = status_after_restart("t");
    EXPECT_EQ(status.state, TaskState::processing);
    EXPECT_EQ(status.progress.current, 1);
    const auto again = *claim();
    EXPECT_EQ(again.segment_id, "b");
    EXPECT_EQ(again.attempt, 2);
    finish(again, CompletedSegment{"b", "", 1.0});
    EXPECT_EQ(finish(*claim(), CompletedSegment{"c", "", 1.0}), TaskState::completed);
}

TEST_P(TaskStoreContract, RecoveredItemsCountForTheLimitAgain) {
    enqueue(task_of("t", {"a"}), 1);
    claim();
    stores->tasks().recover(stores->clock.now());
    EXPECT_THROW(enqueue(task_of("u", {"b"}), 1), base::Error);
}

TEST_P(TaskStoreContract, ATaskToBeCancelledEndsAfterACrash) {
    enqueue(task_of("t", {"a", "b"}));
    claim();
    cancel("t");
    stores->reopen();
    const auto status = status_after_restart("t");
    EXPECT_EQ(status.state, TaskState::cancelled);
    EXPECT_EQ(status.completed_at, stores->clock.now());
    EXPECT_FALSE(claim());
    EXPECT_TRUE(enqueue(task_of("u", {"a"})).is_new);
}

TEST_P(TaskStoreContract, RecoversEveryTaskOldestFirst) {
    enqueue(task_of("z", {"a"}));
    enqueue(task_of("y", {}));
    enqueue(task_of("x", {"b"}));
    std::vector<std::string> ids;
    for (const auto& status : stores->tasks().recover(stores->clock.now()))
        ids.push_back(status.task_id);
    EXPECT_THAT(ids, ElementsAre("z", "y", "x"));
}

TEST_P(TaskStoreContract, RemovesTasksThatEndedBeforeTheGivenTimeAndNoOthers) {
    enqueue(task_of("active", {"a"}));
    enqueue(task_of("old", {}));
    stores->clock.advance(1h);
    const auto limit = stores->clock.now();
    enqueue(task_of("recent", {}));
    EXPECT_THAT(stores->tasks().remove_ended_before(limit), ElementsAre("old"));
    EXPECT_THAT(stores->tasks().remove_ended_before(limit), IsEmpty());
    EXPECT_EQ(stores->tasks().recover(limit).size(), 2U);
}

}  // namespace storyflow::contract
