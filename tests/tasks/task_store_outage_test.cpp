#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "base/error.hpp"
#include "tasks/task_manager.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/scripted_processor.hpp"
#include "tests/tasks/queued_work.hpp"

namespace storyflow::tasks {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;
using support::eventually;

/// Which operations of a database fail, and how many calls have failed.
struct Outage {
    std::atomic<bool> is_total{false};
    std::atomic<bool> looks_fail{false};
    std::atomic<bool> cleanup_fails{false};
    std::atomic<int> refusals{0};

    void feel(const std::atomic<bool>& also_when) {
        if (!is_total && !also_when) return;
        ++refusals;
        throw base::Error(base::ErrorKind::unavailable, "the disk is gone");
    }
    void feel() { feel(is_total); }
};

/// Passes calls on unless their operation fails.
class InterruptedTaskStore final : public TaskStore {
  public:
    InterruptedTaskStore(TaskStore& store, Outage& outage) : store_(store), outage_(outage) {}

    EnqueueResult enqueue(const NewTask& task, std::int64_t limit) override {
        outage_.feel();
        return store_.enqueue(task, limit);
    }
    std::optional<TaskState> request_cancel(std::string_view id) override {
        outage_.feel();
        return store_.request_cancel(id);
    }
    std::optional<TaskDelta> find(std::string_view id, std::size_t known_finished) override {
        outage_.feel(outage_.looks_fail);
        return store_.find(id, known_finished);
    }
    std::vector<std::string> list(std::optional<seconds> age) override {
        outage_.feel();
        return store_.list(age);
    }
    std::optional<ItemPage> items(std::string_view id, std::int64_t offset, std::int64_t limit) override {
        outage_.feel();
        return store_.items(id, offset, limit);
    }
    std::vector<std::string> remove_ended(seconds retention) override {
        outage_.feel(outage_.cleanup_fails);
        return store_.remove_ended(retention);
    }

  private:
    TaskStore& store_;
    Outage& outage_;
};

class InterruptedWorkQueue final : public WorkQueue {
  public:
    InterruptedWorkQueue(WorkQueue& queue, Outage& outage) : queue_(queue), outage_(outage) {}

    ClaimResult claim_next(std::string_view owner, milliseconds lease, const KindsOfWork& kinds) override {
        outage_.feel();
        return queue_.claim_next(owner, lease, kinds);
    }
    std::vector<LeaseState> renew(const std::vector<ItemClaim>& claims, milliseconds lease) override {
        outage_.feel();
        return queue_.renew(claims, lease);
    }
    FinishResult finish_item(const ItemClaim& claim, const ItemOutcome& outcome) override {
        outage_.feel();
        return queue_.finish_item(claim, outcome);
    }
    std::vector<std::string> put_back(Orphans which) override {
        outage_.feel();
        return queue_.put_back(which);
    }

  private:
    WorkQueue& queue_;
    Outage& outage_;
};

class TaskStoreOutage : public testing::Test {
  protected:
    void SetUp() override { start(); }
    void TearDown() override { manager_.shutdown(); }
    void start() { manager_.start(store_, queue_, processor_, options_); }
    void submit(const std::string& id) { manager_.submit_task(new_task(id, {"segment-" + id})); }
    bool reaches(const std::string& id, TaskState state) {
        return eventually([&] {
            const auto status = manager_.get_task_status(id);
            return status && status->state == state;
        });
    }

    support::LogCapture log_;
    QueuedWork work_;
    Outage outage_;
    InterruptedTaskStore store_{work_.store, outage_};
    InterruptedWorkQueue queue_{work_.queue, outage_};
    support::ScriptedProcessor processor_;
    TaskManagerOptions options_{.work = {.lease = milliseconds(60), .store_retry_delay = milliseconds(2)},
                                .cleanup_interval = hours(1)};
    TaskManager& manager_ = TaskManager::instance();
};

}  // namespace

TEST_F(TaskStoreOutage, FinishedWorkIsKeptUntilTheStoreTakesIt) {
    processor_.hold();
    submit("t");
    ASSERT_TRUE(processor_.has_begun(1));
    outage_.is_total = true;
    processor_.release();
    ASSERT_TRUE(eventually([&] { return outage_.refusals >= 3; }));
    EXPECT_EQ(manager_.get_task_status("t")->state, TaskState::processing);
    outage_.is_total = false;
    EXPECT_TRUE(reaches("t", TaskState::completed));
    EXPECT_EQ(processor_.begun().size(), 1U) << "the work is not done twice";
}

TEST_F(TaskStoreOutage, AcceptsNothingThatItCannotStore) {
    outage_.is_total = true;
    EXPECT_THROW(submit("t"), base::Error);
    EXPECT_EQ(manager_.get_task_status("t"), std::nullopt);
}

TEST_F(TaskStoreOutage, WorkersGoOnWhenTheStoreIsBack) {
    processor_.hold();
    submit("a");
    ASSERT_TRUE(processor_.has_begun(1));
    submit("b");
    processor_.release();
    ASSERT_TRUE(reaches("b", TaskState::completed));
    outage_.is_total = true;
    EXPECT_THROW(submit("c"), base::Error);
    outage_.is_total = false;
    submit("c");
    EXPECT_TRUE(reaches("c", TaskState::completed));
}

TEST_F(TaskStoreOutage, AnAcceptedTaskStaysAcceptedWhenCleaningUpFails) {
    outage_.cleanup_fails = true;
    submit("t");
    EXPECT_TRUE(reaches("t", TaskState::completed));
}

TEST_F(TaskStoreOutage, WhatChangedMeanwhileIsSeenAfterwards) {
    processor_.hold();
    submit("t");
    ASSERT_TRUE(processor_.has_begun(1));
    const auto watch = manager_.watch(WatchedTask{"t"}, std::nullopt, [] {});
    outage_.looks_fail = true;
    processor_.release();
    ASSERT_TRUE(work_.reaches("t", TaskState::completed));
    ASSERT_TRUE(eventually([&] { return outage_.refusals >= 3; }));
    EXPECT_EQ(manager_.get_task_status("t")->state, TaskState::processing);
    outage_.looks_fail = false;
    ASSERT_TRUE(reaches("t", TaskState::completed));
    std::vector<TaskEvent> events;
    ASSERT_TRUE(eventually([&] {
        for (auto& event : watch->take().events)
            events.push_back(std::move(event));
        return events.size() == 2;
    }));
    EXPECT_TRUE(std::holds_alternative<CompletedSegment>(events[0].what));
    EXPECT_EQ(std::get<TaskStatus>(events[1].what).state, TaskState::completed);
}

TEST_F(TaskStoreOutage, AnAcceptedTaskIsShownAlthoughTheStoreCannotBeLookedAt) {
    processor_.hold();
    outage_.looks_fail = true;
    submit("t");
    EXPECT_TRUE(manager_.get_task_status("t"));
    outage_.looks_fail = false;
    processor_.release();
    EXPECT_TRUE(reaches("t", TaskState::completed));
}

TEST_F(TaskStoreOutage, ACancelThatWasStoredIsSeenAfterwards) {
    processor_.hold();
    submit("t");
    ASSERT_TRUE(processor_.has_begun(1));
    outage_.looks_fail = true;
    EXPECT_TRUE(manager_.cancel_task("t"));
    ASSERT_TRUE(work_.reaches("t", TaskState::cancelled));
    outage_.looks_fail = false;
    EXPECT_TRUE(reaches("t", TaskState::cancelled));
}

TEST_F(TaskStoreOutage, RunningWorkSurvivesThatItsLeaseCannotBeRenewed) {
    processor_.hold();
    submit("t");
    ASSERT_TRUE(processor_.has_begun(1));
    outage_.is_total = true;
    ASSERT_TRUE(eventually([&] { return outage_.refusals >= 3; }));
    work_.clock.advance(seconds(60));
    outage_.is_total = false;
    ASSERT_TRUE(eventually([&] { return work_.item("t").lease_until > work_.clock.now(); }));
    processor_.release();
    ASSERT_TRUE(reaches("t", TaskState::completed));
    EXPECT_EQ(processor_.begun().size(), 1U);
}

TEST_F(TaskStoreOutage, AShutdownDuringAnOutageEndsAndTheWorkIsDoneAfterTheNextStart) {
    processor_.hold();
    submit("t");
    ASSERT_TRUE(processor_.has_begun(1));
    outage_.is_total = true;
    manager_.shutdown();
    EXPECT_EQ(work_.item("t").state, ItemState::running) << "nobody could be told";
    EXPECT_NE(log_.text().find("could not be stored"), std::string::npos);
    outage_.is_total = false;
    processor_.release();
    start();
    EXPECT_TRUE(reaches("t", TaskState::completed));
}

TEST_F(TaskStoreOutage, ALongOutageIsToldOfOnce) {
    outage_.is_total = true;
    manager_.notice_work();
    ASSERT_TRUE(eventually([&] { return outage_.refusals >= 20; }));
    outage_.is_total = false;
    submit("t");
    ASSERT_TRUE(reaches("t", TaskState::completed));
    manager_.shutdown();
    const auto text = log_.text();
    EXPECT_NE(text.find("hands out no work: the disk is gone"), std::string::npos);
    EXPECT_EQ(text.find("hands out no work"), text.rfind("hands out no work"));
    EXPECT_NE(text.find("answers again"), std::string::npos);
}

}  // namespace storyflow::tasks
