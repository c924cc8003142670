#include "tasks/worker_pool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <set>
#include <thread>

#include "base/error.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/scripted_processor.hpp"
#include "tests/tasks/queued_work.hpp"

namespace storyflow::tasks {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using support::eventually;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

/// Runs a function of the test after each claim.
class HookedQueue final : public WorkQueue {
  public:
    explicit HookedQueue(WorkQueue& queue) : queue_(queue) {}

    ClaimResult claim_next(std::string_view owner, milliseconds lease, const KindsOfWork& kinds) override {
        auto result = queue_.claim_next(owner, lease, kinds);
        if (result.claim && behind_claim) behind_claim(*result.claim);
        return result;
    }
    std::vector<LeaseState> renew(const std::vector<ItemClaim>& claims, milliseconds lease) override {
        return queue_.renew(claims, lease);
    }
    FinishResult finish_item(const ItemClaim& claim, const ItemOutcome& outcome) override {
        return queue_.finish_item(claim, outcome);
    }
    std::vector<std::string> put_back(Orphans which) override { return queue_.put_back(which); }

    std::function<void(const ItemClaim&)> behind_claim;

  private:
    WorkQueue& queue_;
};

class WorkerPoolTest : public testing::Test {
  protected:
    void TearDown() override {
        processor_.release();
        pool_.reset();
    }
    void start(int workers = 1) {
        options_.workers = workers;
        pool_ = std::make_unique<WorkerPool>(work_.queue, processor_, options_,
                                             [this](const std::string&) { ++changes_; });
    }
    /// Advances the time past the lease, as if this process had been frozen.
    void let_the_lease_run_out() {
        work_.clock.advance(options_.lease + seconds(1));
        work_.queue.put_back(Orphans::expired);
    }

    QueuedWork work_;
    support::ScriptedProcessor processor_;
    WorkerOptions options_{.lease = seconds(600), .store_retry_delay = milliseconds(2)};
    std::atomic<int> changes_{0};
    std::unique_ptr<WorkerPool> pool_;
};

ItemOutcome disk_full(const ItemClaim&) {
    return ItemFailed{"the disk is full", true};
}

}  // namespace

TEST_F(WorkerPoolTest, DoesWhatWaitsInItsOrderAndTellsOfEachChange) {
    work_.enqueue(new_task("t", {"b", "a"}));
    start();
    ASSERT_TRUE(work_.reaches("t", TaskState::completed));
    EXPECT_THAT(processor_.begun(), ElementsAre("b", "a"));
    EXPECT_TRUE(eventually([&] { return changes_ == 4; })) << "two claims and two ends";
}

TEST_F(WorkerPoolTest, LeavesTheKindsOfWorkThatItCannotDo) {
    options_.kinds = {"narration"};
    auto export_task = new_task("e", {"book"});
    export_task.work.kind = "export";
    work_.enqueue(export_task);
    work_.enqueue(new_task("t", {"a"}));
    start();
    ASSERT_TRUE(work_.reaches("t", TaskState::completed));
    EXPECT_THAT(processor_.begun(), ElementsAre("a"));
    EXPECT_EQ(work_.item("e").attempts, 0);
}

TEST_F(WorkerPoolTest, AnIdlePoolBeginsWhenItIsWoken) {
    start(2);
    work_.enqueue(new_task("t", {"a"}));
    pool_->wake();
    EXPECT_TRUE(work_.reaches("t", TaskState::completed));
}

TEST_F(WorkerPoolTest, LooksUnaskedWhenNobodyWakesIt) {
    options_.poll_interval = milliseconds(5);
    start();
    work_.enqueue(new_task("t", {"a"}));
    EXPECT_TRUE(work_.reaches("t", TaskState::completed));
}

TEST_F(WorkerPoolTest, WhatMayPassIsTriedAgainLaterAndLaterUntilItSucceeds) {
    processor_.work(disk_full);
    work_.enqueue(new_task("t", {"a"}));
    start();
    const auto is_delayed_by = [&](milliseconds delay) {
        return eventually([&] { return work_.item("t").not_before == work_.clock.now() + delay; });
    };
    ASSERT_TRUE(is_delayed_by(seconds(1)));
    EXPECT_EQ(work_.item("t").error, "the disk is full");
    work_.clock.advance(seconds(1));
    pool_->wake();
    ASSERT_TRUE(is_delayed_by(seconds(2)));
    processor_.work(nullptr);
    work_.clock.advance(seconds(2));
    pool_->wake();
    ASSERT_TRUE(work_.reaches("t", TaskState::completed));
    EXPECT_EQ(work_.item("t").attempts, 3);
}

TEST_F(WorkerPoolTest, ARetryIsLoggedWithItsTaskAndItsRequest) {
    const support::LogCapture log;
    processor_.work(disk_full);
    auto task = new_task("t", {"a"});
    task.request_id = "r-1";
    work_.enqueue(task);
    start();
    ASSERT_TRUE(eventually([&] { return work_.item("t").state == ItemState::delayed; }));
    pool_->stop();
    EXPECT_THAT(log.text(), HasSubstr("Task t (request r-1), segment a: is tried again in 1.0 s"));
}

TEST_F(WorkerPoolTest, ADelayedItemIsTakenUpUnaskedWhenItIsDue) {
    options_.retries.first_delay = milliseconds(20);
    std::atomic<bool> failed{false};
    processor_.work([&](const ItemClaim& claim) -> ItemOutcome {
        if (!failed.exchange(true)) return ItemFailed{"busy", true};
        return CompletedSegment{claim.segment_id, "", 1.0};
    });
    work_.enqueue(new_task("t", {"a"}));
    start();
    ASSERT_TRUE(eventually([&] { return work_.item("t").state == ItemState::delayed; }));
    work_.clock.advance(milliseconds(20));
    EXPECT_TRUE(work_.reaches("t", TaskState::completed));
}

TEST_F(WorkerPoolTest, TriesEndAtTheCapWithTheReason) {
    options_.retries = {.most_failures = 3, .first_delay = milliseconds(0)};
    processor_.work([](const ItemClaim&) -> ItemOutcome {
        throw base::Error(base::ErrorKind::unavailable, "the engine restarts");
    });
    work_.enqueue(new_task("t", {"a"}));
    start();
    ASSERT_TRUE(work_.reaches("t", TaskState::failed));
    EXPECT_THAT(processor_.begun(), ElementsAre("a", "a", "a"));
    EXPECT_THAT(work_.status("t").errors, ElementsAre(SegmentError{"a", "the engine restarts"}));
}

TEST_F(WorkerPoolTest, WhatDoesNotPassIsNotTriedAgain) {
    processor_.work([](const ItemClaim&) -> ItemOutcome { return ItemFailed{"no such voice"}; });
    work_.enqueue(new_task("t", {"a"}));
    start();
    ASSERT_TRUE(work_.reaches("t", TaskState::failed));
    EXPECT_THAT(processor_.begun(), ElementsAre("a"));
}

TEST_F(WorkerPoolTest, LeasesAreRenewedWhileTheWorkLasts) {
    options_.lease = milliseconds(60);
    processor_.hold();
    work_.enqueue(new_task("t", {"a"}));
    start();
    ASSERT_TRUE(processor_.has_begun(1));
    for (int round = 0; round < 3; ++round) {
        work_.clock.advance(milliseconds(50));
        ASSERT_TRUE(
            eventually([&] { return work_.item("t").lease_until == work_.clock.now() + options_.lease; }));
    }
    EXPECT_TRUE(work_.queue.put_back(Orphans::expired).empty());
}

TEST_F(WorkerPoolTest, WorkWhoseLeaseIsLostIsStoppedAndItsOutcomeDropped) {
    processor_.hold();
    work_.enqueue(new_task("t", {"a"}));
    start();
    ASSERT_TRUE(processor_.has_begun(1));
    let_the_lease_run_out();
    const auto other = work_.queue.claim_next("other", seconds(60)).claim;
    ASSERT_TRUE(other);
    const int before = changes_;
    pool_->check_leases();
    ASSERT_TRUE(eventually([&] { return changes_ > before; }));
    EXPECT_EQ(work_.item("t").lease_owner, "other");
    EXPECT_EQ(work_.queue.finish_item(*other, CompletedSegment{"a", "", 1.0}), FinishResult::recorded);
    EXPECT_TRUE(work_.status("t").errors.empty());
}

TEST_F(WorkerPoolTest, TheResultOfAWorkerThatWasFrozenPastItsLeaseIsRefused) {
    const support::LogCapture log;
    std::latch begun(1);
    std::latch thawed(1);
    processor_.work([&](const ItemClaim& claim) -> ItemOutcome {
        begun.count_down();
        thawed.wait();
        return CompletedSegment{claim.segment_id, "/late", 1.0};
    });
    work_.enqueue(new_task("t", {"a"}));
    start();
    begun.wait();
    let_the_lease_run_out();
    const auto other = work_.queue.claim_next("other", seconds(60)).claim;
    ASSERT_TRUE(other);
    const int before = changes_;
    thawed.count_down();
    ASSERT_TRUE(eventually([&] { return changes_ > before; }));
    pool_->stop();
    EXPECT_TRUE(work_.status("t").completed_segments.empty());
    EXPECT_EQ(work_.item("t").state, ItemState::running);
    EXPECT_THAT(log.text(), HasSubstr("was refused"));
}

TEST_F(WorkerPoolTest, AnItemThatCameBackMayRunAgainBesideItsLostSelf) {
    processor_.hold();
    work_.enqueue(new_task("t", {"a"}));
    start(2);
    ASSERT_TRUE(processor_.has_begun(1));
    let_the_lease_run_out();
    pool_->wake();
    ASSERT_TRUE(processor_.has_begun(2));
    const int before = changes_;
    pool_->check_leases();
    ASSERT_TRUE(eventually([&] { return changes_ > before; })) << "the first one was stopped";
    EXPECT_EQ(work_.item("t").state, ItemState::running);
    processor_.release();
    ASSERT_TRUE(work_.reaches("t", TaskState::completed));
    EXPECT_EQ(work_.status("t").completed_segments.size(), 1U);
}

TEST_F(WorkerPoolTest, StopsTheWorkOfACancelledTask) {
    processor_.hold();
    work_.enqueue(new_task("t", {"a", "b"}));
    start();
    ASSERT_TRUE(processor_.has_begun(1));
    work_.store.request_cancel("t");
    pool_->stop_task("t");
    ASSERT_TRUE(work_.reaches("t", TaskState::cancelled));
    EXPECT_THAT(processor_.begun(), ElementsAre("a"));
    EXPECT_TRUE(work_.status("t").errors.empty());
}

TEST_F(WorkerPoolTest, WhatWasCancelledElsewhereIsNoticedWithTheNextRenewal) {
    options_.lease = milliseconds(60);
    processor_.hold();
    work_.enqueue(new_task("t", {"a"}));
    start();
    ASSERT_TRUE(processor_.has_begun(1));
    work_.store.request_cancel("t");
    EXPECT_TRUE(work_.reaches("t", TaskState::cancelled));
}

TEST_F(WorkerPoolTest, WhatWasCancelledElsewhereIsNoticedWhenTheLeasesAreChecked) {
    processor_.hold();
    work_.enqueue(new_task("t", {"a"}));
    start();
    ASSERT_TRUE(processor_.has_begun(1));
    work_.store.request_cancel("t");
    pool_->check_leases();
    EXPECT_TRUE(work_.reaches("t", TaskState::cancelled));
}

TEST_F(WorkerPoolTest, ATaskThatIsStoppedWhileItsItemIsHandedOutIsNotBegun) {
    HookedQueue queue(work_.queue);
    options_.workers = 1;
    WorkerPool pool(queue, processor_, options_, [](const std::string&) {});
    queue.behind_claim = [&](const ItemClaim& claim) {
        work_.store.request_cancel(claim.task_id);
        pool.stop_task(claim.task_id);
    };
    work_.enqueue(new_task("t", {"a"}));
    pool.wake();
    EXPECT_TRUE(work_.reaches("t", TaskState::cancelled));
    EXPECT_TRUE(processor_.begun().empty());
    pool.stop();
}

TEST_F(WorkerPoolTest, WhatIsGivenBackAtTheEndIsTakenUpAgainWithoutCounting) {
    processor_.hold();
    work_.enqueue(new_task("t", {"a"}));
    start();
    ASSERT_TRUE(processor_.has_begun(1));
    pool_->stop();
    EXPECT_EQ(work_.item("t").state, ItemState::queued);
    EXPECT_EQ(work_.item("t").attempts, 0);
    processor_.release();
    start();
    ASSERT_TRUE(work_.reaches("t", TaskState::completed));
    EXPECT_EQ(work_.item("t").attempts, 1);
}

TEST_F(WorkerPoolTest, WorkThatFinishesWhileThePoolStopsIsKept) {
    std::latch begun(1);
    std::latch may_end(1);
    processor_.work([&](const ItemClaim& claim) -> ItemOutcome {
        begun.count_down();
        may_end.wait();
        return CompletedSegment{claim.segment_id, "", 1.0};
    });
    work_.enqueue(new_task("t", {"a"}));
    start();
    begun.wait();
    std::thread stopping([&] { pool_->stop(); });
    may_end.count_down();
    stopping.join();
    EXPECT_EQ(work_.status("t").state, TaskState::completed);
}

TEST_F(WorkerPoolTest, StopsOnceHoweverManyAsk) {
    processor_.hold();
    work_.enqueue(new_task("t", {"a", "b", "c"}));
    start(2);
    ASSERT_TRUE(processor_.has_begun(2));
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { pool_->stop(); });
    for (auto& thread : threads)
        thread.join();
    pool_->wake();
    pool_->check_leases();
    EXPECT_EQ(processor_.begun().size(), 2U);
    EXPECT_EQ(work_.item("t").state, ItemState::queued);
}

TEST_F(WorkerPoolTest, TwoPoolsShareTheWorkAndDoNothingTwice) {
    std::vector<std::string> segments;
    for (int i = 0; i < 100; ++i)
        segments.push_back("s" + std::to_string(i));
    work_.enqueue(new_task("t", segments));
    start(3);
    WorkerPool second(work_.queue, processor_, options_, [](const std::string&) {});
    ASSERT_TRUE(work_.reaches("t", TaskState::completed));
    second.stop();
    pool_->stop();
    const auto begun = processor_.begun();
    EXPECT_EQ(begun.size(), 100U);
    EXPECT_EQ(std::set<std::string>(begun.begin(), begun.end()).size(), 100U);
    EXPECT_EQ(work_.status("t").completed_segments.size(), 100U);
}

TEST_F(WorkerPoolTest, AChangeThatCannotBePassedOnEndsNoWorker) {
    const support::LogCapture log;
    WorkerPool pool(work_.queue, processor_, options_,
                    [](const std::string&) { throw std::runtime_error("deaf"); });
    work_.enqueue(new_task("t", {"a", "b"}));
    pool.wake();
    EXPECT_TRUE(work_.reaches("t", TaskState::completed));
    pool.stop();
    EXPECT_THAT(log.text(), HasSubstr("deaf"));
}

}  // namespace storyflow::tasks
