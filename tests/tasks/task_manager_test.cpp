#include "tasks/task_manager.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <thread>

#include "base/error.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/task_store.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/scripted_processor.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::tasks {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using support::eventually;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

class TaskManagerTest : public testing::Test {
  protected:
    void SetUp() override { start(1); }
    void TearDown() override { manager_.shutdown(); }

    void start(int workers) {
        options_.workers = workers;
        manager_.start(store_, processor_, clock_, options_);
    }
    void restart() {
        manager_.shutdown();
        manager_.start(store_, processor_, clock_, options_);
    }

    static NewTask task(const std::string& id, const std::vector<std::string>& segments,
                        Priority priority = Priority::batch) {
        NewTask task;
        task.id = id;
        task.project_id = "project";
        task.priority = priority;
        task.rendition = {"kokoro", "af_bella", 1.0};
        for (const auto& segment : segments)
            task.items.push_back({segment, std::nullopt});
        return task;
    }

    TaskStatus status(const std::string& id) {
        const auto status = manager_.get_task_status(id);
        if (!status) ADD_FAILURE() << "no task " << id;
        return status.value_or(TaskStatus{});
    }
    bool reaches(const std::string& id, TaskState state) {
        return eventually([&] { return status(id).state == state; });
    }
    bool has_begun(std::size_t items) {
        return eventually([&] { return processor_.begun().size() >= items; });
    }

    support::TemporaryDirectory directory_;
    support::ManualClock clock_;
    store::Database database_{directory_.path() / "storyflow.db"};
    store::SqliteTaskStore store_{database_};
    support::ScriptedProcessor processor_;
    TaskManagerOptions options_{.cleanup_interval = milliseconds(5), .store_retry_delay = milliseconds(5)};
    TaskManager& manager_ = TaskManager::instance();
};

}  // namespace

TEST(TaskManager, IsTheSameObjectForSixtyFourThreads) {
    std::vector<std::thread> threads;
    std::array<TaskManager*, 64> seen{};
    for (auto& slot : seen)
        threads.emplace_back([&slot] { slot = &TaskManager::instance(); });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(std::set<TaskManager*>(seen.begin(), seen.end()).size(), 1U);
}

TEST(TaskManager, RefusesWorkBeforeItIsStarted) {
    EXPECT_THROW(TaskManager::instance().submit_task(NewTask{}), base::Error);
    EXPECT_EQ(TaskManager::instance().get_task_status("any"), std::nullopt);
    EXPECT_FALSE(TaskManager::instance().cancel_task("any"));
}

TEST_F(TaskManagerTest, RefusesToStartTwice) {
    EXPECT_THROW(manager_.start(store_, processor_, clock_, options_), base::Error);
}

TEST_F(TaskManagerTest, SubmitCreatesAPendingTask) {
    processor_.hold();
    const auto result = manager_.submit_task(task("t", {"a", "b"}));
    EXPECT_TRUE(result.is_new);
    EXPECT_EQ(result.status.state, TaskState::pending);
    EXPECT_EQ(result.status.progress, (Progress{0, 2, 0, std::nullopt}));
}

TEST_F(TaskManagerTest, MovesFromPendingThroughProcessingToCompleted) {
    processor_.hold();
    EXPECT_EQ(manager_.submit_task(task("t", {"a"})).status.state, TaskState::pending);
    ASSERT_TRUE(reaches("t", TaskState::processing));
    EXPECT_EQ(status("t").progress.current_segment_id, "a");
    processor_.release();
    ASSERT_TRUE(reaches("t", TaskState::completed));
    EXPECT_THAT(status("t").completed_segments, ElementsAre(CompletedSegment{"a", "/media/a", 1.0}));
    EXPECT_EQ(status("t").progress, (Progress{1, 1, 100, "a"}));
    EXPECT_EQ(status("t").completed_at, clock_.now());
}

TEST_F(TaskManagerTest, FailsWithTheReasonWhenTheWorkThrows) {
    processor_.work([](const ItemClaim&) -> ItemOutcome { throw std::runtime_error("the voice broke"); });
    manager_.submit_task(task("t", {"a"}));
    ASSERT_TRUE(reaches("t", TaskState::failed));
    EXPECT_THAT(status("t").errors, ElementsAre(SegmentError{"a", "the voice broke"}));
    EXPECT_EQ(status("t").progress.current, 1);
}

TEST_F(TaskManagerTest, OneFailureDoesNotStopTheRest) {
    processor_.work([](const ItemClaim& claim) -> ItemOutcome {
        if (claim.segment_id == "b") return ItemFailed{"no"};
        return CompletedSegment{claim.segment_id, "", 1.0};
    });
    manager_.submit_task(task("t", {"a", "b", "c"}));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    EXPECT_EQ(status("t").completed_segments.size(), 2U);
    EXPECT_THAT(status("t").errors, ElementsAre(SegmentError{"b", "no"}));
    EXPECT_EQ(status("t").progress.current, status("t").progress.total);
}

TEST_F(TaskManagerTest, ErrorsAndCompletedSegmentsAccumulate) {
    processor_.hold();
    manager_.submit_task(task("t", {"a"}));
    manager_.add_error("t", {"x", "first"});
    manager_.add_error("t", {"y", "second"});
    manager_.add_completed_segment("t", {"z", "/media/z", 2.0});
    manager_.add_completed_segment("t", {"w", "/media/w", 3.0});
    EXPECT_THAT(status("t").errors, ElementsAre(SegmentError{"x", "first"}, SegmentError{"y", "second"}));
    EXPECT_EQ(status("t").completed_segments.size(), 2U);
}

TEST_F(TaskManagerTest, IgnoresUpdatesOfUnknownTasks) {
    manager_.update_task_progress("nobody", 1, 2);
    manager_.add_error("nobody", {"a", "b"});
    manager_.add_completed_segment("nobody", {"a", "b", 1.0});
    EXPECT_EQ(manager_.get_task_status("nobody"), std::nullopt);
}

TEST_F(TaskManagerTest, ProgressCarriesATruncatedPercentage) {
    processor_.hold();
    manager_.submit_task(task("t", {"a", "b", "c"}));
    ASSERT_TRUE(has_begun(1));
    manager_.update_task_progress("t", 2, 3, "b");
    EXPECT_EQ(status("t").progress, (Progress{2, 3, 66, "b"}));
    manager_.update_task_progress("t", 0, 0);
    EXPECT_EQ(status("t").progress.percentage, 0);
}

TEST_F(TaskManagerTest, StatusIsADeepSnapshot) {
    processor_.hold();
    manager_.submit_task(task("t", {"a"}));
    const auto before = status("t");
    manager_.add_error("t", {"x", "later"});
    EXPECT_TRUE(before.errors.empty());
}

TEST_F(TaskManagerTest, CancelSetsTheFlagAndEndsAWaitingTaskAtOnce) {
    processor_.hold();
    manager_.submit_task(task("running", {"a"}));
    ASSERT_TRUE(has_begun(1));
    manager_.submit_task(task("waiting", {"b"}));
    EXPECT_FALSE(manager_.is_cancelled("waiting"));
    EXPECT_TRUE(manager_.cancel_task("waiting"));
    EXPECT_TRUE(manager_.is_cancelled("waiting"));
    EXPECT_EQ(status("waiting").state, TaskState::cancelled);
    EXPECT_EQ(status("running").state, TaskState::processing);
}

TEST_F(TaskManagerTest, CancelStopsARunningTaskAndKeepsWhatItFinished) {
    manager_.submit_task(task("warm-up", {"z"}));
    ASSERT_TRUE(reaches("warm-up", TaskState::completed));
    processor_.hold();
    manager_.submit_task(task("t", {"a", "b", "c"}));
    ASSERT_TRUE(has_begun(2));
    EXPECT_TRUE(manager_.cancel_task("t"));
    ASSERT_TRUE(reaches("t", TaskState::cancelled));
    EXPECT_THAT(processor_.begun(), ElementsAre("z", "a"));
    EXPECT_TRUE(status("t").errors.empty());
}

TEST_F(TaskManagerTest, WorkAskedForRightAfterACancelIsNewWorkAndIsDone) {
    for (int round = 0; round < 20; ++round) {
        const auto cancelled = "cancelled-" + std::to_string(round);
        const auto wanted = "wanted-" + std::to_string(round);
        processor_.hold();
        const auto begun = processor_.begun().size();
        manager_.submit_task(task(cancelled, {"a"}));
        ASSERT_TRUE(has_begun(begun + 1));
        manager_.cancel_task(cancelled);
        processor_.release();
        ASSERT_EQ(manager_.submit_task(task(wanted, {"a"})).status.task_id, wanted);
        ASSERT_TRUE(reaches(wanted, TaskState::completed));
        ASSERT_TRUE(status(cancelled).completed_at.has_value());
    }
}

TEST_F(TaskManagerTest, AnEndedTaskTakesNoMoreAdditions) {
    manager_.submit_task(task("t", {"a"}));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    const auto ended = status("t");
    manager_.add_error("t", {"a", "too late"});
    manager_.add_completed_segment("t", {"b", "", 1.0});
    manager_.update_task_progress("t", 0, 9);
    EXPECT_EQ(status("t"), ended);
}

TEST_F(TaskManagerTest, CancelIsIdempotentAndKnowsItsTasks) {
    manager_.submit_task(task("t", {"a"}));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    EXPECT_TRUE(manager_.cancel_task("t"));
    EXPECT_TRUE(manager_.cancel_task("t"));
    EXPECT_EQ(status("t").state, TaskState::completed) << "an ended task never changes";
    EXPECT_FALSE(manager_.is_cancelled("t"));
    EXPECT_FALSE(manager_.cancel_task("nobody"));
}

TEST_F(TaskManagerTest, CleanupRemovesExpiredTasksAndOnlyThose) {
    options_.cleanup_interval = std::chrono::hours(1);
    restart();
    manager_.submit_task(task("old", {"a"}));
    ASSERT_TRUE(reaches("old", TaskState::completed));
    clock_.advance(seconds(1800));
    manager_.submit_task(task("young", {"b"}));
    ASSERT_TRUE(reaches("young", TaskState::completed));
    processor_.hold();
    manager_.submit_task(task("active", {"c"}));
    clock_.advance(seconds(1801));
    EXPECT_EQ(manager_.cleanup_old_tasks(), 1U);
    EXPECT_EQ(manager_.get_task_status("old"), std::nullopt);
    EXPECT_TRUE(manager_.get_task_status("young"));
    clock_.advance(std::chrono::hours(1000));
    EXPECT_EQ(manager_.cleanup_old_tasks(), 1U);
    EXPECT_TRUE(manager_.get_task_status("active")) << "active tasks are never removed";
}

TEST_F(TaskManagerTest, SubmitRemovesExpiredTasks) {
    options_.cleanup_interval = std::chrono::hours(1);
    restart();
    manager_.submit_task(task("old", {"a"}));
    ASSERT_TRUE(reaches("old", TaskState::completed));
    clock_.advance(seconds(3601));
    manager_.submit_task(task("new", {"b"}));
    EXPECT_EQ(manager_.get_task_status("old"), std::nullopt);
}

TEST_F(TaskManagerTest, ATimerRemovesExpiredTasks) {
    manager_.submit_task(task("old", {"a"}));
    ASSERT_TRUE(reaches("old", TaskState::completed));
    clock_.advance(seconds(3601));
    EXPECT_TRUE(eventually([&] { return !manager_.get_task_status("old"); }));
}

TEST_F(TaskManagerTest, TheSameSegmentAskedForAgainIsTheSameTask) {
    processor_.hold();
    manager_.submit_task(task("first", {"a"}, Priority::interactive));
    const auto again = manager_.submit_task(task("second", {"a"}, Priority::interactive));
    EXPECT_FALSE(again.is_new);
    EXPECT_EQ(again.status.task_id, "first");
    EXPECT_EQ(manager_.get_task_status("second"), std::nullopt);
    processor_.release();
    ASSERT_TRUE(reaches("first", TaskState::completed));
    EXPECT_THAT(processor_.begun(), ElementsAre("a"));
}

TEST_F(TaskManagerTest, ASingleSegmentOvertakesTheRestOfARunningBatch) {
    processor_.hold();
    manager_.submit_task(task("batch", {"a", "b", "c"}));
    ASSERT_TRUE(has_begun(1));
    manager_.submit_task(task("single", {"x"}, Priority::interactive));
    processor_.release();
    ASSERT_TRUE(reaches("batch", TaskState::completed));
    EXPECT_THAT(processor_.begun(), ElementsAre("a", "x", "b", "c"));
}

TEST_F(TaskManagerTest, AFullQueueRefusesMoreWorkAndKeepsWhatItHas) {
    options_.queue_limit = 2;
    restart();
    processor_.hold();
    manager_.submit_task(task("running", {"a"}));
    ASSERT_TRUE(has_begun(1));
    manager_.submit_task(task("waiting", {"b", "c"}));
    try {
        manager_.submit_task(task("too much", {"d"}));
        FAIL() << "the queue is full";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::queue_full);
    }
    processor_.release();
    EXPECT_TRUE(reaches("waiting", TaskState::completed));
    EXPECT_EQ(manager_.get_task_status("too much"), std::nullopt);
}

TEST_F(TaskManagerTest, ManyWorkersFinishEveryItemExactlyOnce) {
    manager_.shutdown();
    start(8);
    std::vector<std::string> segments;
    for (int i = 0; i < 200; ++i)
        segments.push_back("s" + std::to_string(i));
    manager_.submit_task(task("t", segments));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    auto begun = processor_.begun();
    EXPECT_EQ(begun.size(), 200U);
    EXPECT_EQ(std::set<std::string>(begun.begin(), begun.end()).size(), 200U);
    EXPECT_EQ(status("t").completed_segments.size(), 200U)
        << "nobody sees COMPLETED before every segment is listed";
    EXPECT_EQ(status("t").progress.percentage, 100);
}

TEST_F(TaskManagerTest, AfterARestartFinishedItemsAreKeptAndTheRestGoesOn) {
    manager_.submit_task(task("t", {"a"}));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    processor_.work([this](const ItemClaim& claim) -> ItemOutcome {
        processor_.hold();  // the next one is caught in the middle
        return CompletedSegment{claim.segment_id, "", 1.0};
    });
    manager_.submit_task(task("u", {"b", "c", "d"}));
    ASSERT_TRUE(has_begun(3));
    manager_.shutdown();
    EXPECT_THAT(processor_.begun(), ElementsAre("a", "b", "c"));
    processor_.work(nullptr);
    processor_.release();
    start(1);
    EXPECT_EQ(status("t").state, TaskState::completed);
    ASSERT_TRUE(reaches("u", TaskState::completed));
    EXPECT_THAT(processor_.begun(), ElementsAre("a", "b", "c", "c", "d")) << "b is not narrated again";
    EXPECT_EQ(status("u").completed_segments.size(), 3U);
}

TEST_F(TaskManagerTest, SubmitAfterShutdownIsAClearRefusal) {
    manager_.shutdown();
    manager_.shutdown();
    EXPECT_THROW(manager_.submit_task(task("t", {"a"})), base::Error);
}

TEST_F(TaskManagerTest, ATaskWithoutItemsIsCompletedFromTheStart) {
    const auto result = manager_.submit_task(task("empty", {}));
    EXPECT_TRUE(result.is_new);
    EXPECT_EQ(status("empty").state, TaskState::completed);
    EXPECT_EQ(status("empty").progress, (Progress{0, 0, 0, std::nullopt}));
}

}  // namespace storyflow::tasks
