#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "base/error.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/task_store.hpp"
#include "tasks/task_manager.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/scripted_processor.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::tasks {

namespace {

using support::eventually;

/// Passes everything on, unless it is told to be out of reach.
class InterruptedTaskStore final : public TaskStore {
  public:
    explicit InterruptedTaskStore(TaskStore& store) : store_(store) {}

    EnqueueResult enqueue(const NewTask& task, std::int64_t limit, base::Timestamp now) override {
        return reach().enqueue(task, limit, now);
    }
    std::optional<ItemClaim> claim_next(base::Timestamp now) override { return reach().claim_next(now); }
    TaskState finish_item(const ItemClaim& claim, const ItemOutcome& outcome, base::Timestamp now) override {
        return reach().finish_item(claim, outcome, now);
    }
    std::optional<TaskState> request_cancel(std::string_view id, base::Timestamp now) override {
        return reach().request_cancel(id, now);
    }
    std::vector<TaskStatus> recover(base::Timestamp now) override { return reach().recover(now); }
    std::vector<std::string> remove_ended_before(base::Timestamp time) override {
        if (cleanup_fails) throw base::Error(base::ErrorKind::unavailable, "cleanup refused");
        return reach().remove_ended_before(time);
    }

    std::atomic<bool> out_of_reach{false};
    std::atomic<bool> cleanup_fails{false};
    std::atomic<int> refusals{0};

  private:
    TaskStore& reach() {
        if (!out_of_reach) return store_;
        ++refusals;
        throw base::Error(base::ErrorKind::unavailable, "the disk is gone");
    }
    TaskStore& store_;
};

class TaskStoreOutage : public testing::Test {
  protected:
    void SetUp() override {
        manager_.start(
            store_, processor_, clock_,
            {.cleanup_interval = std::chrono::hours(1), .store_retry_delay = std::chrono::milliseconds(2)});
    }
    void TearDown() override { manager_.shutdown(); }
    void submit(const std::string& id) {
        NewTask task{.id = id, .project_id = "p", .items = {{"segment-" + id, std::nullopt}}};
        manager_.submit_task(task);
    }
    bool reaches(const std::string& id, TaskState state) {
        return eventually([&] { return manager_.get_task_status(id)->state == state; });
    }

    support::TemporaryDirectory directory_;
    support::ManualClock clock_;
    store::Database database_{directory_.path() / "storyflow.db"};
    store::SqliteTaskStore sqlite_{database_};
    InterruptedTaskStore store_{sqlite_};
    support::ScriptedProcessor processor_;
    TaskManager& manager_ = TaskManager::instance();
};

}  // namespace

TEST_F(TaskStoreOutage, FinishedWorkIsKeptUntilTheStoreTakesIt) {
    processor_.hold();
    submit("t");
    ASSERT_TRUE(eventually([&] { return processor_.begun().size() == 1; }));
    store_.out_of_reach = true;
    processor_.release();
    ASSERT_TRUE(eventually([&] { return store_.refusals >= 3; }));
    EXPECT_EQ(manager_.get_task_status("t")->state, TaskState::processing);
    store_.out_of_reach = false;
    EXPECT_TRUE(reaches("t", TaskState::completed));
    EXPECT_EQ(processor_.begun().size(), 1U) << "the work is not done twice";
}

TEST_F(TaskStoreOutage, AcceptsNothingThatItCannotStore) {
    store_.out_of_reach = true;
    EXPECT_THROW(submit("t"), base::Error);
    EXPECT_EQ(manager_.get_task_status("t"), std::nullopt);
}

TEST_F(TaskStoreOutage, WorkersGoOnWhenTheStoreIsBack) {
    processor_.hold();
    submit("a");
    ASSERT_TRUE(eventually([&] { return processor_.begun().size() == 1; }));
    submit("b");
    processor_.release();
    ASSERT_TRUE(reaches("b", TaskState::completed));
    store_.out_of_reach = true;
    EXPECT_THROW(submit("c"), base::Error);
    store_.out_of_reach = false;
    submit("c");
    EXPECT_TRUE(reaches("c", TaskState::completed));
}

TEST_F(TaskStoreOutage, AnAcceptedTaskStaysAcceptedWhenCleaningUpFails) {
    store_.cleanup_fails = true;
    submit("t");
    EXPECT_TRUE(reaches("t", TaskState::completed));
}

}  // namespace storyflow::tasks
