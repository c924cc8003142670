#include <gmock/gmock.h>

#include <map>

#include "tests/contract/suites.hpp"

/// The order of claims, leases, and the ends of work.
namespace storyflow::contract {

using namespace std::chrono_literals;
using tasks::CompletedSegment;
using tasks::FinishResult;
using tasks::ItemCancelled;
using tasks::ItemFailed;
using tasks::ItemState;
using tasks::LeaseState;
using tasks::Orphans;
using tasks::Priority;
using tasks::TaskState;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

/// A task with one item, named after what it makes.
tasks::NewTask work_of(const std::string& kind, const std::string& made, Priority priority = Priority::batch,
                       const std::string& project_id = "project") {
    tasks::NewTask task;
    task.id = kind + " of " + made;
    task.project_id = project_id;
    task.priority = priority;
    task.items = {{.segment_id = made}};
    task.work = {.kind = kind, .order = "{}"};
    return task;
}

std::vector<std::string> numbered(const std::string& name, int count) {
    std::vector<std::string> ids;
    for (int i = 0; i < count; ++i)
        ids.push_back(name + std::to_string(i));
    return ids;
}

}  // namespace

TEST_P(WorkQueueContract, NothingIsHandedOutOfAnEmptyQueue) {
    const auto result = try_claim();
    EXPECT_EQ(result.claim, std::nullopt);
    EXPECT_EQ(result.next_due, std::nullopt);
}

TEST_P(WorkQueueContract, AClaimCarriesAllThatTheWorkNeeds) {
    auto task = task_of("t", {"a"});
    task.items[0].overridden_lock = 7;
    task.work = {.kind = "export", .order = R"({"format":"m4b"})"};
    enqueue(task);
    const auto claimed = claim();
    ASSERT_TRUE(claimed);
    EXPECT_EQ(claimed->task_id, "t");
    EXPECT_EQ(claimed->project_id, "project");
    EXPECT_EQ(claimed->segment_id, "a");
    EXPECT_GT(claimed->lease, 0);
    EXPECT_EQ(claimed->attempt, 1);
    EXPECT_EQ(claimed->failures, 0);
    EXPECT_EQ(claimed->rendition, task.rendition);
    EXPECT_EQ(claimed->overridden_lock, 7);
    EXPECT_EQ(claimed->work, task.work);
    EXPECT_EQ(status("t").kind, "export");
}

TEST_P(WorkQueueContract, AClaimMovesTheTaskToProcessing) {
    enqueue(task_of("t", {"a", "b"}));
    claim();
    EXPECT_EQ(state("t"), TaskState::processing);
    EXPECT_EQ(status("t").progress.current_segment_id, "a");
    EXPECT_EQ(status("t").progress.current, 0);
}

TEST_P(WorkQueueContract, HandsOutTheOldestTasksOfAProjectFirstAndInTheirOrder) {
    enqueue(task_of("first", {"b", "a"}));
    enqueue(task_of("second", {"d", "c"}));
    EXPECT_THAT(claim_all(), ElementsAre("b", "a", "d", "c"));
}

TEST_P(WorkQueueContract, AnInteractiveTaskOvertakesABatch) {
    enqueue(task_of("batch", {"a", "b"}));
    enqueue(task_of("single", {"c"}, Priority::interactive));
    enqueue(task_of("elsewhere", {"d"}, Priority::interactive, "other project"));
    EXPECT_THAT(claim_all(), ElementsAre("c", "d", "a", "b"));
}

TEST_P(WorkQueueContract, AProcessGetsOnlyTheKindsOfWorkThatItCanDo) {
    enqueue(work_of("export", "book"));
    enqueue(task_of("t", {"a", "b"}));
    EXPECT_EQ(try_claim_of({"narration"}).claim->segment_id, "a");
    EXPECT_EQ(try_claim_of({"render", "export"}).claim->segment_id, "book");
    EXPECT_EQ(try_claim_of({"narr", "narrations"}).claim, std::nullopt);
    EXPECT_THAT(claim_all(), ElementsAre("b"));
}

TEST_P(WorkQueueContract, WorkOfAKindThatAProcessCannotDoHidesNothingBehindIt) {
    enqueue(work_of("export", "urgent", Priority::interactive, "first project"));
    enqueue(work_of("export", "book", Priority::batch, "second project"));
    enqueue(task_of("t", {"a"}, Priority::batch, "third project"));
    EXPECT_EQ(try_claim_of({"narration"}).claim->segment_id, "a");
    const auto left = try_claim_of({"narration"});
    EXPECT_EQ(left.claim, std::nullopt);
    EXPECT_EQ(left.next_due, std::nullopt) << "what the process cannot do is not looked for again and again";
    EXPECT_EQ(item("export of urgent").attempts, 0);
    EXPECT_THAT(claim_all(), ElementsAre("urgent", "book"));
}

TEST_P(WorkQueueContract, ASuspectOfAKindThatAProcessCannotDoIsLeftToOthers) {
    enqueue(work_of("export", "book"));
    claim();
    put_back(Orphans::all_lost);
    EXPECT_EQ(try_claim_of({"narration"}).claim, std::nullopt);
    EXPECT_EQ(claim()->segment_id, "book");
}

TEST_P(WorkQueueContract, ThreeProjectsTakeTurns) {
    enqueue(task_of("a", numbered("a", 6), Priority::batch, "A"));
    enqueue(task_of("b", numbered("b", 4), Priority::batch, "B"));
    enqueue(task_of("c", numbered("c", 2), Priority::batch, "C"));
    const auto order = claim_all();
    ASSERT_EQ(order.size(), 12U);
    std::map<char, int> served;
    for (const auto& segment_id : order) {
        EXPECT_EQ(segment_id, segment_id.substr(0, 1) + std::to_string(served[segment_id[0]]++));
        // As long as all projects have work, none is ahead by more than one.
        if (served['c'] < 2) {
            EXPECT_LE(std::abs(served['a'] - served['b']), 1) << segment_id;
            EXPECT_LE(std::abs(served['a'] - served['c']), 1) << segment_id;
        }
    }
    EXPECT_THAT(order.back(), "a5");
}

TEST_P(WorkQueueContract, AProjectThatJoinsLaterNeitherWaitsForTheOthersNorCatchesUpWithThem) {
    enqueue(task_of("a", numbered("a", 20), Priority::batch, "A"));
    for (int i = 0; i < 10; ++i)
        EXPECT_TRUE(claim());
    enqueue(task_of("b", numbered("b", 4), Priority::batch, "B"));
    for (int round = 0; round < 4; ++round) {
        const std::string both = claim()->project_id + claim()->project_id;
        EXPECT_TRUE(both == "AB" || both == "BA") << both;
    }
}

TEST_P(WorkQueueContract, ProjectsThatAskForOneSegmentAgainAndAgainDoNotStarveAnother) {
    enqueue(task_of("patient", numbered("p", 3), Priority::batch, "patient"));
    claim();
    int number = 0;
    const auto ask = [&](const std::string& project) {
        const auto name = project + std::to_string(number++);
        enqueue(task_of(name, {name}, Priority::batch, project));
    };
    ask("A");
    ask("B");
    int claims_of_the_patient = 0;
    for (int i = 0; i < 9; ++i) {
        const auto claimed = *claim();
        complete(claimed);
        if (claimed.project_id == "patient") {
            ++claims_of_the_patient;
        } else {
            ask(claimed.project_id);
        }
    }
    EXPECT_EQ(claims_of_the_patient, 2);
}

TEST_P(WorkQueueContract, ATaskIsCompletedWhenOneSucceededAndNoneIsLeft) {
    enqueue(task_of("t", {"a", "b"}));
    EXPECT_EQ(finish(*claim(), ItemFailed{"no voice"}), FinishResult::recorded);
    EXPECT_EQ(state("t"), TaskState::processing);
    stores->clock.advance(1s);
    EXPECT_EQ(finish(*claim(), CompletedSegment{"b", "/media/b.wav", 2.5}), FinishResult::recorded);
    stores->reopen();
    const auto ended = status("t");
    EXPECT_EQ(ended.state, TaskState::completed);
    EXPECT_EQ(ended.completed_at, stores->clock.now());
    EXPECT_EQ(ended.progress, (tasks::Progress{2, 2, 100, "b"}));
    EXPECT_EQ(ended.characters_done, 20);
    EXPECT_THAT(ended.errors, ElementsAre(tasks::SegmentError{"a", "no voice"}));
    EXPECT_THAT(ended.completed_segments, ElementsAre(CompletedSegment{"b", "/media/b.wav", 2.5}));
    EXPECT_EQ(item("t", 0).state, ItemState::failed);
    EXPECT_EQ(item("t", 0).error, "no voice");
    EXPECT_EQ(item("t", 1).state, ItemState::done);
    EXPECT_EQ(item("t", 1).lease_owner, std::nullopt);
    EXPECT_EQ(item("t", 1).lease_until, std::nullopt);
}

TEST_P(WorkQueueContract, ATaskFailsWhenNothingSucceeded) {
    enqueue(task_of("t", {"a", "b"}));
    finish(*claim(), ItemFailed{"no voice"});
    finish(*claim(), ItemFailed{""});
    EXPECT_EQ(state("t"), TaskState::failed);
    EXPECT_EQ(status("t").errors.size(), 2U);
}

TEST_P(WorkQueueContract, ListsOutcomesInTheOrderInWhichTheyHappened) {
    enqueue(task_of("t", {"a", "b", "c", "d"}));
    const auto a = *claim();
    const auto b = *claim();
    const auto c = *claim();
    const auto d = *claim();
    finish(d, ItemFailed{"d"});
    finish(c, CompletedSegment{"c", "", 1.0});
    finish(b, ItemFailed{"b"});
    finish(a, CompletedSegment{"a", "", 1.0});
    EXPECT_THAT(status("t").errors,
                ElementsAre(tasks::SegmentError{"d", "d"}, tasks::SegmentError{"b", "b"}));
    EXPECT_THAT(status("t").completed_segments,
                ElementsAre(CompletedSegment{"c", "", 1.0}, CompletedSegment{"a", "", 1.0}));
}

TEST_P(WorkQueueContract, EveryChangeOfATaskRaisesItsVersion) {
    const auto version = [&] { return status("t").version; };
    enqueue(task_of("t", {"a", "b", "c"}));
    EXPECT_EQ(version(), 1);
    auto last = version();
    const auto expect_raised = [&](const char* by) {
        EXPECT_GT(version(), last) << by;
        last = version();
    };
    const auto a = *claim();
    expect_raised("claim");
    finish(a, tasks::ItemPostponed{"busy", 1s});
    expect_raised("postpone");
    stores->clock.advance(1s);
    const auto a_again = *claim();
    expect_raised("claim of the delayed");
    EXPECT_EQ(a_again.segment_id, "a");
    finish(a_again, tasks::ItemGivenBack{});
    expect_raised("give back");
    claim();
    expect_raised("claim again");
    put_back(Orphans::all_lost);
    expect_raised("put back");
    complete(*claim());
    expect_raised("claim and completion");
    cancel("t");
    expect_raised("cancel");
}

TEST_P(WorkQueueContract, AnOutcomeCountsOnce) {
    enqueue(task_of("t", {"a", "b"}));
    const auto claimed = *claim();
    EXPECT_EQ(complete(claimed), FinishResult::recorded);
    const auto after = status("t");
    EXPECT_EQ(finish(claimed, ItemFailed{"late"}), FinishResult::lease_lost);
    EXPECT_EQ(status("t"), after);
    EXPECT_EQ(after.progress.current, 1);
}

TEST_P(WorkQueueContract, TheOutcomeOfAStaleLeaseIsRefused) {
    enqueue(task_of("t", {"a"}));
    const auto first = *claim();
    put_back(Orphans::all_lost);
    EXPECT_EQ(complete(first), FinishResult::lease_lost);
    const auto second = *claim();
    EXPECT_EQ(second.item_id, first.item_id);
    EXPECT_GT(second.lease, first.lease);
    EXPECT_EQ(complete(first), FinishResult::lease_lost);
    EXPECT_EQ(state("t"), TaskState::processing);
    EXPECT_EQ(complete(second), FinishResult::recorded);
    EXPECT_EQ(state("t"), TaskState::completed);
}

TEST_P(WorkQueueContract, AnItemThatWasGivenBackIsHandedOutUnderANewLeaseThoughTheTryDidNotCount) {
    enqueue(task_of("t", {"a"}));
    const auto first = *claim();
    EXPECT_EQ(finish(first, tasks::ItemGivenBack{}), FinishResult::recorded);
    EXPECT_EQ(item("t").attempts, 0);
    const auto second = *claim();
    EXPECT_EQ(second.attempt, 1);
    EXPECT_GT(second.lease, first.lease);
    EXPECT_EQ(complete(first), FinishResult::lease_lost);
}

TEST_P(WorkQueueContract, AnOutcomeForATaskThatIsGoneIsRefused) {
    enqueue(task_of("t", {"a"}));
    const auto claimed = *claim();
    complete(claimed);
    stores->clock.advance(1h);
    stores->tasks().remove_ended(1s);
    EXPECT_EQ(complete(claimed), FinishResult::lease_lost);
    EXPECT_THAT(renew({claimed}), ElementsAre(LeaseState::lost));
}

TEST_P(WorkQueueContract, ALeaseIsHeldAsLongAsItIsRenewedInTime) {
    enqueue(task_of("t", {"a"}));
    const auto claimed = *claim();
    for (int i = 0; i < 5; ++i) {
        stores->clock.advance(lease - 1s);
        EXPECT_THAT(renew({claimed}), ElementsAre(LeaseState::held));
        EXPECT_THAT(put_back(Orphans::expired), IsEmpty());
    }
    EXPECT_EQ(item("t").lease_until, stores->clock.now() + lease);
    EXPECT_EQ(complete(claimed), FinishResult::recorded);
}

TEST_P(WorkQueueContract, ALeaseThatRanOutIsStillGoodAsLongAsNobodyTookTheItem) {
    enqueue(task_of("t", {"a"}));
    const auto claimed = *claim();
    stores->clock.advance(2 * lease);
    EXPECT_THAT(renew({claimed}), ElementsAre(LeaseState::held));
    EXPECT_THAT(put_back(Orphans::expired), IsEmpty());
    stores->clock.advance(2 * lease);
    EXPECT_EQ(complete(claimed), FinishResult::recorded);
}

TEST_P(WorkQueueContract, RenewingAnswersForEachClaimInOrder) {
    enqueue(task_of("cancelled", {"a", "b"}));
    enqueue(task_of("held", {"c", "d"}));
    const auto a = *claim();
    const auto b = *claim();
    const auto c = *claim();
    const auto d = *claim();
    cancel("cancelled");
    complete(d);
    auto stale = c;
    --stale.lease;
    EXPECT_THAT(renew({d, c, b, stale, a}),
                ElementsAre(LeaseState::lost, LeaseState::held, LeaseState::cancel_requested,
                            LeaseState::lost, LeaseState::cancel_requested));
    EXPECT_THAT(renew({}), IsEmpty());
}

TEST_P(WorkQueueContract, ALeaseIsExtendedAlsoWhileItsTaskIsBeingCancelled) {
    enqueue(task_of("t", {"a"}));
    const auto claimed = *claim();
    cancel("t");
    stores->clock.advance(lease);
    EXPECT_THAT(renew({claimed}), ElementsAre(LeaseState::cancel_requested));
    stores->clock.advance(lease);
    EXPECT_THAT(put_back(Orphans::expired), IsEmpty());
    EXPECT_EQ(finish(claimed, ItemCancelled{}), FinishResult::recorded);
    EXPECT_EQ(state("t"), TaskState::cancelled);
}

INSTANTIATE_TEST_SUITE_P(Store, WorkQueueContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
