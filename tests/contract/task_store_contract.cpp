#include <gmock/gmock.h>

#include "base/error.hpp"
#include "tests/contract/suites.hpp"

namespace storyflow::contract {

using namespace std::chrono_literals;
using tasks::CompletedSegment;
using tasks::ItemCancelled;
using tasks::ItemFailed;
using tasks::ItemState;
using tasks::Priority;
using tasks::TaskState;
using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(TaskStoreContract, ANewTaskIsPendingWithNothingDone) {
    const auto result = enqueue(task_of("t", {"a", "b"}));
    EXPECT_TRUE(result.is_new);
    EXPECT_FALSE(result.is_repeated);
    EXPECT_EQ(result.added, 2);
    EXPECT_EQ(result.already_active, 0);
    tasks::TaskStatus expected;
    expected.task_id = "t";
    expected.project_id = "project";
    expected.number = result.status.number;
    expected.progress.total = 2;
    expected.characters = 20;
    expected.created_at = stores->clock.now();
    expected.engine = "espeak";
    EXPECT_EQ(result.status, expected);
    EXPECT_EQ(status("t"), expected);
}

TEST_P(TaskStoreContract, TasksAreNumberedInTheOrderOfTheirSubmission) {
    const auto first = enqueue(task_of("z", {"a"})).status.number;
    EXPECT_GT(enqueue(task_of("y", {"b"})).status.number, first);
}

TEST_P(TaskStoreContract, ATaskWithoutItemsIsCompletedAtOnce) {
    const auto result = enqueue(task_of("t", {}, Priority::interactive));
    EXPECT_TRUE(result.is_new);
    EXPECT_EQ(result.status.state, TaskState::completed);
    EXPECT_EQ(result.status.priority, Priority::interactive);
    EXPECT_EQ(result.status.completed_at, stores->clock.now());
    EXPECT_FALSE(claim());
}

TEST_P(TaskStoreContract, AnInteractiveRequestPromotesAnItemThatWaitsInABatch) {
    enqueue(task_of("batch", {"a", "b", "c"}));
    const auto result = enqueue(task_of("single", {"c"}, Priority::interactive));
    EXPECT_FALSE(result.is_new);
    EXPECT_EQ(result.status.task_id, "batch");
    EXPECT_EQ(result.status.version, 2);
    EXPECT_THAT(claim_all(), ElementsAre("c", "a", "b"));
}

TEST_P(TaskStoreContract, APromotedItemCountsOnceForTheLimit) {
    enqueue(task_of("batch", {"a", "b"}), 2);
    enqueue(task_of("single", {"b"}, Priority::interactive), 2);
    EXPECT_THROW(enqueue(task_of("other", {"c"}), 2), base::Error);
    cancel("batch");
    EXPECT_NO_THROW(enqueue(task_of("other", {"c", "d"}), 2));
    EXPECT_THAT(claim_all(), ElementsAre("c", "d"));
}

TEST_P(TaskStoreContract, ABatchDoesNotDemoteAnInteractiveItem) {
    enqueue(task_of("single", {"b"}, Priority::interactive));
    enqueue(task_of("batch", {"a", "b"}));
    EXPECT_EQ(status("single").version, 1);
    EXPECT_THAT(claim_all(), ElementsAre("b", "a"));
}

TEST_P(TaskStoreContract, AWaitingItemTakesOverALaterPermissionToNarrateALockedSegment) {
    enqueue(task_of("first", {"a"}));
    auto later = task_of("later", {"a"});
    later.items[0].overridden_lock = 3;
    enqueue(later);
    enqueue(task_of("last", {"a"}));
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
    EXPECT_EQ(result.status.characters, 10);
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
    EXPECT_EQ(result.status, status("first"));
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

TEST_P(TaskStoreContract, ARequestForASegmentOfACancelledTaskThatStillRunsMustWaitAndLeavesNoTrace) {
    enqueue(task_of("dying", {"a"}));
    const auto running = *claim();
    cancel("dying");
    enqueue(task_of("batch", {"b", "c"}));
    auto task = task_of("later", {"c", "d", "a"}, Priority::interactive);
    task.request_key = {"key", "print"};
    const auto result = enqueue(task);
    EXPECT_TRUE(result.must_wait);
    EXPECT_FALSE(stores->tasks().find("later"));
    EXPECT_EQ(status("batch").version, 1);
    EXPECT_THAT(claim_all(), ElementsAre("b", "c"));
    finish(running, ItemCancelled{});
    EXPECT_TRUE(enqueue(task).is_new);
}

TEST_P(TaskStoreContract, RefusesMoreItemsThanMayWait) {
    enqueue(task_of("first", {"a", "b"}), 3);
    try {
        enqueue(task_of("second", {"b", "c", "d"}, Priority::interactive), 3);
        FAIL() << "was accepted";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::queue_full);
        EXPECT_THAT(error.what(), testing::HasSubstr("limit of 3"));
    }
    EXPECT_FALSE(cancel("second"));
    EXPECT_THAT(claim_all(), ElementsAre("a", "b"));
}

TEST_P(TaskStoreContract, RefusesForGoodWhatFitsIntoNoQueue) {
    for (const bool is_empty : {true, false}) {
        try {
            enqueue(task_of("large", {"b", "c", "d", "e"}), 3);
            FAIL() << "was accepted";
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::payload_too_large) << error.what();
        }
        EXPECT_FALSE(cancel("large"));
        if (is_empty) enqueue(task_of("first", {"a"}), 3);
    }
    EXPECT_TRUE(enqueue(task_of("fitting", {"a", "b", "c"}), 3).is_new) << "one of them waits already";
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

TEST_P(TaskStoreContract, CancellingAWaitingTaskEndsItAtOnce) {
    enqueue(task_of("t", {"a", "b"}));
    EXPECT_EQ(cancel("t"), TaskState::cancelled);
    EXPECT_FALSE(claim());
    stores->reopen();
    EXPECT_TRUE(status("t").cancel_requested);
    EXPECT_EQ(status("t").completed_at, stores->clock.now());
    EXPECT_EQ(status("t").version, 2);
    EXPECT_EQ(item("t").state, ItemState::cancelled);
}

TEST_P(TaskStoreContract, CancellingARunningTaskEndsItWithItsLastRunningItem) {
    enqueue(task_of("t", {"a", "b", "c"}));
    const auto a = *claim();
    const auto b = *claim();
    EXPECT_EQ(cancel("t"), TaskState::processing);
    EXPECT_EQ(cancel("t"), TaskState::processing);
    EXPECT_FALSE(claim());
    finish(a, ItemCancelled{});
    EXPECT_EQ(state("t"), TaskState::processing);
    finish(b, CompletedSegment{"b", "/media/b.wav", 1.0});
    EXPECT_EQ(state("t"), TaskState::cancelled);
    EXPECT_EQ(status("t").progress.current, 1);
    EXPECT_THAT(status("t").completed_segments, ElementsAre(CompletedSegment{"b", "/media/b.wav", 1.0}));
}

TEST_P(TaskStoreContract, CancellingAgainOrTooLateChangesNothing) {
    enqueue(task_of("t", {"a"}));
    complete(*claim());
    const auto ended = status("t");
    EXPECT_EQ(cancel("t"), TaskState::completed);
    EXPECT_EQ(status("t"), ended);
    enqueue(task_of("u", {"a"}));
    EXPECT_EQ(cancel("u"), TaskState::cancelled);
    const auto cancelled = status("u");
    stores->clock.advance(1s);
    EXPECT_EQ(cancel("u"), TaskState::cancelled);
    EXPECT_EQ(status("u"), cancelled);
    EXPECT_EQ(cancel("unknown"), std::nullopt);
}

TEST_P(TaskStoreContract, ASegmentOfACancelledTaskCanBeQueuedAgain) {
    enqueue(task_of("t", {"a"}));
    cancel("t");
    EXPECT_TRUE(enqueue(task_of("u", {"a"})).is_new);
    EXPECT_EQ(claim()->task_id, "u");
}

TEST_P(TaskStoreContract, FindsOnlyTheOutcomesThatAReaderDoesNotKnow) {
    enqueue(task_of("t", {"a", "b", "c"}));
    const auto a = *claim();
    const auto b = *claim();
    stores->clock.advance(1500ms);
    finish(b, ItemFailed{"no voice"});
    finish(a, CompletedSegment{"a", "/media/a.wav", 2.5});
    const auto all = stores->tasks().find("t").value();
    ASSERT_EQ(all.finished.size(), 2U);
    EXPECT_EQ(all.finished[0].segment_id, "b");
    EXPECT_EQ(all.finished[0].completed, std::nullopt);
    EXPECT_EQ(all.finished[0].error, "no voice");
    EXPECT_EQ(all.finished[0].characters, 10);
    EXPECT_DOUBLE_EQ(all.finished[0].seconds, 1.5);
    EXPECT_EQ(all.finished[1].completed, (CompletedSegment{"a", "/media/a.wav", 2.5}));
    EXPECT_THAT(all.head.errors, IsEmpty());
    EXPECT_THAT(all.head.completed_segments, IsEmpty());
    EXPECT_EQ(all.head.characters_done, 20);
    const auto news = stores->tasks().find("t", 1).value();
    ASSERT_EQ(news.finished.size(), 1U);
    EXPECT_EQ(news.finished[0].segment_id, "a");
    EXPECT_EQ(news.head, all.head);
    EXPECT_THAT(stores->tasks().find("t", 2)->finished, IsEmpty());
    EXPECT_FALSE(stores->tasks().find("unknown"));
}

TEST_P(TaskStoreContract, ListsEveryTaskInTheOrderOfSubmission) {
    EXPECT_THAT(stores->tasks().list(), IsEmpty());
    enqueue(task_of("z", {"a"}));
    enqueue(task_of("y", {}));
    enqueue(task_of("x", {"b"}));
    stores->reopen();
    EXPECT_THAT(stores->tasks().list(), ElementsAre("z", "y", "x"));
}

TEST_P(TaskStoreContract, ListsWhatChangedLately) {
    enqueue(task_of("claimed", {"a"}));
    enqueue(task_of("cancelled", {"b"}));
    enqueue(task_of("quiet", {"c"}));
    stores->clock.advance(1h);
    cancel("cancelled");
    enqueue(task_of("new", {"d"}));
    claim();
    EXPECT_THAT(stores->tasks().list(10s), ElementsAre("claimed", "cancelled", "new"));
    stores->clock.advance(10s);
    EXPECT_THAT(stores->tasks().list(10s), ElementsAre("claimed", "cancelled", "new"));
    stores->clock.advance(1s);
    EXPECT_THAT(stores->tasks().list(10s), IsEmpty());
    EXPECT_EQ(stores->tasks().list(2h).size(), 4U);
}

TEST_P(TaskStoreContract, ShowsItemsPageByPageInTheOrderInWhichTheyWereAskedFor) {
    enqueue(task_of("t", {"c", "a", "d", "b"}));
    const auto claimed = *try_claim("the worker").claim;
    EXPECT_EQ(claimed.segment_id, "c");
    const auto first = stores->tasks().items("t", 0, 2).value();
    EXPECT_EQ(first.count, 4);
    EXPECT_THAT(
        first.items,
        ElementsAre(
            tasks::ItemStatus{.segment_id = "c",
                              .state = ItemState::running,
                              .attempts = 1,
                              .lease_owner = "the worker",
                              .lease_until = stores->clock.now() + lease,
                              .not_before = {},
                              .error = {}},
            tasks::ItemStatus{
                .segment_id = "a", .lease_owner = {}, .lease_until = {}, .not_before = {}, .error = {}}));
    const auto last = stores->tasks().items("t", 3, 100).value();
    EXPECT_EQ(last.count, 4);
    ASSERT_EQ(last.items.size(), 1U);
    EXPECT_EQ(last.items[0].segment_id, "b");
    EXPECT_THAT(stores->tasks().items("t", 4, 10)->items, IsEmpty());
    EXPECT_FALSE(stores->tasks().items("unknown", 0, 10));
}

TEST_P(TaskStoreContract, RemovesTasksThatEndedLongerAgoThanTheRetentionAndNoOthers) {
    enqueue(task_of("active", {"a"}));
    enqueue(task_of("old", {}));
    stores->clock.advance(1h);
    EXPECT_THAT(stores->tasks().remove_ended(1h), IsEmpty());
    stores->clock.advance(1s);
    enqueue(task_of("recent", {}));
    EXPECT_THAT(stores->tasks().remove_ended(1h), ElementsAre("old"));
    EXPECT_THAT(stores->tasks().remove_ended(1h), IsEmpty());
    EXPECT_THAT(stores->tasks().list(), ElementsAre("active", "recent"));
    EXPECT_FALSE(stores->tasks().items("old", 0, 10));
    EXPECT_THAT(claim_all(), ElementsAre("a"));
}

INSTANTIATE_TEST_SUITE_P(Store, TaskStoreContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
