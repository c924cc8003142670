#include <gmock/gmock.h>

#include "base/error.hpp"
#include "tests/contract/suites.hpp"

/// Repeated attempts, workers that die, and items that kill their workers.
namespace storyflow::contract {

using namespace std::chrono_literals;
using tasks::FinishResult;
using tasks::ItemFailed;
using tasks::ItemGivenBack;
using tasks::ItemPostponed;
using tasks::ItemState;
using tasks::LeaseState;
using tasks::Orphans;
using tasks::Priority;
using tasks::TaskState;
using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(WorkQueueContract, APostponedItemWaitsUntilItIsDue) {
    enqueue(task_of("t", {"a"}));
    finish(*claim(), ItemPostponed{"the disk is full", 2500ms});
    EXPECT_EQ(state("t"), TaskState::processing);
    EXPECT_EQ(item("t"), (tasks::ItemStatus{.segment_id = "a",
                                            .state = ItemState::delayed,
                                            .attempts = 1,
                                            .lease_owner = {},
                                            .lease_until = {},
                                            .not_before = stores->clock.now() + 2500ms,
                                            .error = "the disk is full"}));
    EXPECT_EQ(try_claim().next_due, 2500ms);
    stores->clock.advance(1s);
    EXPECT_EQ(try_claim().next_due, 1500ms);
    stores->clock.advance(1499ms);
    EXPECT_EQ(try_claim().claim, std::nullopt);
    stores->clock.advance(1ms);
    const auto again = claim();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->attempt, 2);
    EXPECT_EQ(again->failures, 1);
    EXPECT_EQ(item("t").not_before, std::nullopt);
    EXPECT_EQ(item("t").error, "the disk is full");
    complete(*again);
    EXPECT_EQ(item("t").error, std::nullopt);
    EXPECT_THAT(status("t").errors, IsEmpty());
    EXPECT_EQ(state("t"), TaskState::completed);
}

TEST_P(WorkQueueContract, TheNextDueIsThatOfTheFirst) {
    enqueue(task_of("t", {"a", "b", "c"}));
    finish(*claim(), ItemPostponed{"", 5s});
    finish(*claim(), ItemPostponed{"", 2s});
    EXPECT_EQ(claim()->segment_id, "c");
    EXPECT_EQ(try_claim().next_due, 2s);
}

TEST_P(WorkQueueContract, DelayedItemsKeepTheirPlaceInTheOrder) {
    enqueue(task_of("t", {"a", "b", "c", "d"}));
    const auto a = *claim();
    const auto b = *claim();
    finish(b, ItemPostponed{"", 1s});
    finish(a, ItemPostponed{"", 2s});
    EXPECT_EQ(claim()->segment_id, "c");
    stores->clock.advance(2s);
    EXPECT_THAT(claim_all(), ElementsAre("a", "b", "d"));
}

TEST_P(WorkQueueContract, ASegmentThatIsDelayedIsNotQueuedTwice) {
    enqueue(task_of("t", {"a"}));
    finish(*claim(), ItemPostponed{"", 1s});
    const auto result = enqueue(task_of("u", {"a"}));
    EXPECT_FALSE(result.is_new);
    EXPECT_EQ(result.status.task_id, "t");
    EXPECT_EQ(result.already_active, 1);
}

TEST_P(WorkQueueContract, AnInteractiveRequestForADelayedItemLetsItOvertakeOnceItIsDue) {
    enqueue(task_of("batch", {"b", "a", "c"}));
    const auto b = *claim();
    finish(*claim(), ItemPostponed{"", 1s});
    enqueue(task_of("single", {"a"}, Priority::interactive));
    finish(b, ItemGivenBack{});
    stores->clock.advance(1s);
    EXPECT_THAT(claim_all(), ElementsAre("a", "b", "c"));
}

TEST_P(WorkQueueContract, CancellingEndsDelayedItemsToo) {
    enqueue(task_of("t", {"a"}));
    finish(*claim(), ItemPostponed{"", 1s});
    EXPECT_EQ(cancel("t"), TaskState::cancelled);
    EXPECT_EQ(item("t").state, ItemState::cancelled);
    stores->clock.advance(1h);
    const auto result = try_claim();
    EXPECT_EQ(result.claim, std::nullopt);
    EXPECT_EQ(result.next_due, std::nullopt);
}

TEST_P(WorkQueueContract, NothingIsTriedAgainForATaskThatIsToBeCancelled) {
    enqueue(task_of("t", {"a", "b"}));
    const auto a = *claim();
    const auto b = *claim();
    cancel("t");
    finish(a, ItemPostponed{"", 1s});
    EXPECT_EQ(item("t", 0).state, ItemState::cancelled);
    EXPECT_EQ(state("t"), TaskState::processing);
    finish(b, ItemGivenBack{});
    EXPECT_EQ(item("t", 1).state, ItemState::cancelled);
    EXPECT_EQ(state("t"), TaskState::cancelled);
}

TEST_P(WorkQueueContract, RunningItemsGoBackIntoTheQueueAfterARestart) {
    enqueue(task_of("t", {"a", "b", "c"}));
    complete(*claim());
    claim();
    stores->reopen();
    EXPECT_THAT(put_back(Orphans::all_lost), ElementsAre("t"));
    EXPECT_EQ(state("t"), TaskState::processing);
    EXPECT_EQ(status("t").progress.current, 1);
    EXPECT_EQ(item("t", 1).state, ItemState::queued);
    EXPECT_EQ(item("t", 1).lease_owner, std::nullopt);
    const auto again = *claim();
    EXPECT_EQ(again.segment_id, "b");
    EXPECT_EQ(again.attempt, 2);
    EXPECT_EQ(again.failures, 0);
    complete(again);
    complete(*claim());
    EXPECT_EQ(state("t"), TaskState::completed);
}

TEST_P(WorkQueueContract, OfACrashedProcessOnlyWhatItHeldIsPutBack) {
    enqueue(task_of("t", {"a"}));
    enqueue(task_of("u", {"b"}));
    const auto of_the_living = *try_claim("alive").claim;
    ASSERT_TRUE(try_claim("crashed").claim);
    EXPECT_THAT(put_back(Orphans::of_crashed("crashed")), ElementsAre("u"));
    EXPECT_THAT(put_back(Orphans::of_crashed("crashed")), IsEmpty()) << "it holds nothing more";
    complete(of_the_living);
    EXPECT_EQ(claim()->segment_id, "b");
}

TEST_P(WorkQueueContract, NothingIsPutBackWhenNothingRuns) {
    enqueue(task_of("t", {"a", "b"}));
    complete(*claim());
    const auto before = status("t");
    for (const auto which : {Orphans::expired, Orphans::all_lost, Orphans::of_crashed("worker")})
        EXPECT_THAT(put_back(which), IsEmpty());
    EXPECT_EQ(status("t"), before);
}

TEST_P(WorkQueueContract, ItemsThatWerePutBackCountForTheLimitAgain) {
    enqueue(task_of("t", {"a"}), 1);
    claim();
    put_back(Orphans::all_lost);
    EXPECT_THROW(enqueue(task_of("u", {"b"}), 1), base::Error);
}

TEST_P(WorkQueueContract, OnlyItemsWhoseLeaseRanOutExpire) {
    enqueue(task_of("first", {"a", "b"}));
    enqueue(task_of("second", {"c"}));
    const auto a = *claim();
    stores->clock.advance(1s);
    const auto b = *claim();
    const auto c = *claim();
    stores->clock.advance(lease - 1s);
    EXPECT_THAT(put_back(Orphans::expired), IsEmpty()) << "it ends only now";
    stores->clock.advance(1ms);
    EXPECT_THAT(put_back(Orphans::expired), ElementsAre("first"));
    EXPECT_THAT(renew({a, b, c}), ElementsAre(LeaseState::lost, LeaseState::held, LeaseState::held));
    EXPECT_EQ(complete(a), FinishResult::lease_lost);
    EXPECT_EQ(claim()->segment_id, "a");
}

TEST_P(WorkQueueContract, NamesEachTaskOnceOfWhichItemsArePutBack) {
    enqueue(task_of("t", {"a", "b", "c"}));
    enqueue(task_of("u", {"d"}));
    enqueue(task_of("waiting", {"e"}));
    for (int i = 0; i < 4; ++i)
        claim();
    EXPECT_THAT(put_back(Orphans::all_lost), testing::UnorderedElementsAre("t", "u"));
}

TEST_P(WorkQueueContract, ATaskToBeCancelledEndsWhenItsItemIsPutBack) {
    enqueue(task_of("t", {"a", "b"}));
    claim();
    cancel("t");
    stores->reopen();
    EXPECT_THAT(put_back(Orphans::of_crashed("worker")), ElementsAre("t"));
    EXPECT_EQ(state("t"), TaskState::cancelled);
    EXPECT_EQ(status("t").completed_at, stores->clock.now());
    EXPECT_FALSE(claim());
    EXPECT_TRUE(enqueue(task_of("u", {"a"})).is_new);
}

TEST_P(WorkQueueContract, OfTheItemsThatRanWhenAProcessDiedOnlyOneIsOutAtATime) {
    enqueue(task_of("t", {"a", "b", "c", "d"}));
    claim();
    claim();
    put_back(Orphans::all_lost);
    const auto a = *claim();
    EXPECT_EQ(a.segment_id, "a");
    EXPECT_EQ(claim()->segment_id, "c") << "b stands aside while a runs";
    const auto d = *claim();
    EXPECT_EQ(d.segment_id, "d");
    const auto blocked = try_claim();
    EXPECT_EQ(blocked.claim, std::nullopt);
    EXPECT_EQ(blocked.next_due, std::nullopt);
    complete(d);
    EXPECT_EQ(claim(), std::nullopt) << "a still runs";
    complete(a);
    EXPECT_EQ(claim()->segment_id, "b");
}

TEST_P(WorkQueueContract, AProjectWithOnlySuspectsIsPassedOver) {
    enqueue(task_of("t", {"a", "b"}, Priority::interactive, "A"));
    claim();
    claim();
    put_back(Orphans::all_lost);
    enqueue(task_of("u", {"c"}, Priority::batch, "B"));
    EXPECT_EQ(claim()->segment_id, "a");
    EXPECT_EQ(claim()->segment_id, "c");
    EXPECT_EQ(claim(), std::nullopt);
}

TEST_P(WorkQueueContract, AnItemThatWasPostponedIsASuspectNoMore) {
    enqueue(task_of("t", {"a", "b"}));
    claim();
    claim();
    put_back(Orphans::all_lost);
    finish(*claim(), ItemPostponed{"", 1s});
    stores->clock.advance(1s);
    EXPECT_THAT(claim_all(), ElementsAre("a", "b"));
}

TEST_P(WorkQueueContract, AnItemThatWasGivenBackStaysASuspect) {
    enqueue(task_of("t", {"a", "b"}));
    claim();
    claim();
    put_back(Orphans::all_lost);
    finish(*claim(), ItemGivenBack{});
    EXPECT_THAT(claim_all(), ElementsAre("a"));
}

TEST_P(WorkQueueContract, AnItemThatCrashedTheProcessTwiceIsPutAsideAndTheOthersGoOn) {
    enqueue(task_of("t", {"a", "b"}));
    claim();
    put_back(Orphans::of_crashed("worker"));
    EXPECT_EQ(claim()->segment_id, "a");
    stores->clock.advance(1s);
    EXPECT_THAT(put_back(Orphans::of_crashed("worker")), ElementsAre("t"));
    EXPECT_EQ(item("t", 0).state, ItemState::failed);
    EXPECT_EQ(state("t"), TaskState::processing);
    EXPECT_EQ(status("t").characters_done, 10);
    EXPECT_THAT(status("t").errors,
                ElementsAre(tasks::SegmentError{"a", std::string(tasks::quarantine_reason)}));
    const auto b = *claim();
    EXPECT_EQ(b.segment_id, "b");
    complete(b);
    EXPECT_EQ(state("t"), TaskState::completed);
}

TEST_P(WorkQueueContract, ATaskEndsWithItsLastItemThatIsPutAside) {
    enqueue(task_of("t", {"a"}));
    for (int i = 0; i < tasks::most_crashes; ++i) {
        EXPECT_EQ(state("t"), i == 0 ? TaskState::pending : TaskState::processing);
        ASSERT_TRUE(claim());
        put_back(Orphans::of_crashed("worker"));
    }
    EXPECT_EQ(state("t"), TaskState::failed);
    EXPECT_EQ(status("t").completed_at, stores->clock.now());
    EXPECT_FALSE(claim());
    EXPECT_TRUE(enqueue(task_of("u", {"a"})).is_new);
}

TEST_P(WorkQueueContract, AnItemWhoseWorkersKeepDyingIsPutAsideInTheEnd) {
    enqueue(task_of("t", {"a"}));
    for (int i = 0; i < tasks::most_deaths; ++i) {
        EXPECT_EQ(claim()->attempt, i + 1);
        stores->clock.advance(lease + 1s);
        put_back(i % 2 == 0 ? Orphans::expired : Orphans::all_lost);
    }
    EXPECT_EQ(state("t"), TaskState::failed);
    EXPECT_THAT(status("t").errors,
                ElementsAre(tasks::SegmentError{"a", std::string(tasks::quarantine_reason)}));
}

TEST_P(WorkQueueContract, OneCrashCountsWithTheOtherDeaths) {
    enqueue(task_of("t", {"a"}));
    claim();
    put_back(Orphans::of_crashed("worker"));
    for (int i = 1; i < tasks::most_deaths; ++i) {
        ASSERT_TRUE(claim()) << i;
        put_back(Orphans::all_lost);
    }
    EXPECT_EQ(state("t"), TaskState::failed);
}

TEST_P(WorkQueueContract, GivingBackNeverPutsAside) {
    enqueue(task_of("t", {"a"}));
    for (int i = 0; i < 2 * tasks::most_deaths; ++i) {
        const auto claimed = *claim();
        EXPECT_EQ(claimed.attempt, 1);
        finish(claimed, ItemGivenBack{});
    }
    EXPECT_EQ(state("t"), TaskState::processing);
    complete(*claim());
    EXPECT_EQ(state("t"), TaskState::completed);
}

}  // namespace storyflow::contract
