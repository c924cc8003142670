#include "tasks/task_manager.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <set>
#include <stdexcept>
#include <thread>

#include "base/error.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/scripted_processor.hpp"
#include "tests/tasks/queued_work.hpp"

namespace storyflow::tasks {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;
using support::eventually;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class TaskManagerTest : public testing::Test {
  protected:
    void SetUp() override { start(1); }
    void TearDown() override { manager_.shutdown(); }

    void start(int workers) {
        options_.work.workers = workers;
        manager_.start(work_.store, work_.queue, processor_, options_);
    }
    void restart() {
        manager_.shutdown();
        start(options_.work.workers);
    }

    TaskStatus status(const std::string& id) {
        const auto status = manager_.get_task_status(id);
        if (!status) ADD_FAILURE() << "no task " << id;
        return status.value_or(TaskStatus{});
    }
    bool reaches(const std::string& id, TaskState state) {
        return eventually([&] {
            const auto status = manager_.get_task_status(id);
            return status && status->state == state;
        });
    }

    QueuedWork work_;
    support::ScriptedProcessor processor_;
    TaskManagerOptions options_{.work = {.lease = seconds(600), .store_retry_delay = milliseconds(5)},
                                .cleanup_interval = milliseconds(5)};
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
    EXPECT_EQ(TaskManager::instance().list_tasks({}, 0, 9).count, 0);
    EXPECT_FALSE(TaskManager::instance().items("any", 0, 9));
    EXPECT_EQ(TaskManager::instance().watch(WatchedTask{"any"}, std::nullopt, [] {}), nullptr);
    EXPECT_EQ(TaskManager::instance().newest_event(), 0U);
    TaskManager::instance().notice_change("any");
    TaskManager::instance().notice_work();
}

TEST_F(TaskManagerTest, RefusesToStartTwice) {
    EXPECT_THROW(manager_.start(work_.store, work_.queue, processor_, options_), base::Error);
}

TEST_F(TaskManagerTest, SubmitCreatesAPendingTask) {
    processor_.hold();
    const auto result = manager_.submit_task(new_task("t", {"a", "b"}));
    EXPECT_TRUE(result.is_new);
    EXPECT_EQ(result.status.state, TaskState::pending);
    EXPECT_EQ(result.status.progress, (Progress{0, 2, 0, std::nullopt}));
}

TEST_F(TaskManagerTest, MovesFromPendingThroughProcessingToCompleted) {
    processor_.hold();
    EXPECT_EQ(manager_.submit_task(new_task("t", {"a"})).status.state, TaskState::pending);
    ASSERT_TRUE(reaches("t", TaskState::processing));
    EXPECT_EQ(status("t").progress.current_segment_id, "a");
    processor_.release();
    ASSERT_TRUE(reaches("t", TaskState::completed));
    EXPECT_THAT(status("t").completed_segments, ElementsAre(CompletedSegment{"a", "/media/a", 1.0}));
    EXPECT_EQ(status("t").progress, (Progress{1, 1, 100, "a"}));
    EXPECT_EQ(status("t").completed_at, work_.clock.now());
}

TEST_F(TaskManagerTest, FailsWithTheReasonWhenTheWorkThrows) {
    processor_.work([](const ItemClaim&) -> ItemOutcome {
        throw base::Error(base::ErrorKind::internal, "the voice broke");
    });
    manager_.submit_task(new_task("t", {"a"}));
    ASSERT_TRUE(reaches("t", TaskState::failed));
    EXPECT_THAT(status("t").errors, ElementsAre(SegmentError{"a", "the voice broke"}));
    EXPECT_EQ(status("t").progress.current, 1);
}

TEST_F(TaskManagerTest, OneFailureDoesNotStopTheRest) {
    processor_.work([](const ItemClaim& claim) -> ItemOutcome {
        if (claim.segment_id == "b") return ItemFailed{"no"};
        return CompletedSegment{claim.segment_id, "", 1.0};
    });
    manager_.submit_task(new_task("t", {"a", "b", "c"}));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    EXPECT_EQ(status("t").completed_segments.size(), 2U);
    EXPECT_THAT(status("t").errors, ElementsAre(SegmentError{"b", "no"}));
    EXPECT_EQ(status("t").progress.current, status("t").progress.total);
}

TEST_F(TaskManagerTest, TheLogNamesTheRequestFromTheStartOfItsTaskToTheEndAcrossARestart) {
    const support::LogCapture log;
    processor_.hold();
    auto task = new_task("t", {"a", "b"});
    task.request_id = "r-1";
    manager_.submit_task(task);
    ASSERT_TRUE(processor_.has_begun(1));
    restart();
    processor_.work([](const ItemClaim& claim) -> ItemOutcome {
        if (claim.segment_id == "b") throw base::Error(base::ErrorKind::internal, "the voice broke");
        return CompletedSegment{claim.segment_id, "", 1.0};
    });
    processor_.release();
    ASSERT_TRUE(reaches("t", TaskState::completed));
    manager_.shutdown();
    EXPECT_THAT(log.text(), HasSubstr("Task t (request r-1) was started: 2 segments"));
    EXPECT_THAT(log.text(), HasSubstr("Task t (request r-1), segment b: the voice broke"));
    EXPECT_THAT(log.text(), HasSubstr("Task t (request r-1) ended as COMPLETED: 2 of 2 segments"));
}

TEST_F(TaskManagerTest, TheLogTellsWhichTaskServesARequestThatJoinsIt) {
    const support::LogCapture log;
    processor_.hold();
    manager_.submit_task(new_task("t", {"a"}));
    auto later = new_task("u", {"a"});
    later.request_id = "r-2";
    manager_.submit_task(later);
    manager_.shutdown();
    EXPECT_THAT(log.text(), HasSubstr("Task t was started"));
    EXPECT_THAT(log.text(), HasSubstr("Request r-2 is served by Task t."));
}

TEST_F(TaskManagerTest, ErrorsAndCompletedSegmentsAccumulate) {
    processor_.hold();
    manager_.submit_task(new_task("t", {"a"}));
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
    manager_.submit_task(new_task("t", {"a", "b", "c"}));
    ASSERT_TRUE(processor_.has_begun(1));
    manager_.update_task_progress("t", 2, 3, "b");
    EXPECT_EQ(status("t").progress, (Progress{2, 3, 66, "b"}));
    manager_.update_task_progress("t", 0, 0);
    EXPECT_EQ(status("t").progress.percentage, 0);
}

TEST_F(TaskManagerTest, StatusIsADeepSnapshot) {
    processor_.hold();
    manager_.submit_task(new_task("t", {"a"}));
    const auto before = status("t");
    manager_.add_error("t", {"x", "later"});
    EXPECT_TRUE(before.errors.empty());
}

TEST_F(TaskManagerTest, CancelSetsTheFlagAndEndsAWaitingTaskAtOnce) {
    processor_.hold();
    manager_.submit_task(new_task("running", {"a"}));
    ASSERT_TRUE(processor_.has_begun(1));
    manager_.submit_task(new_task("waiting", {"b"}));
    EXPECT_FALSE(manager_.is_cancelled("waiting"));
    EXPECT_TRUE(manager_.cancel_task("waiting"));
    EXPECT_TRUE(manager_.is_cancelled("waiting"));
    EXPECT_EQ(status("waiting").state, TaskState::cancelled);
    EXPECT_EQ(status("running").state, TaskState::processing);
}

TEST_F(TaskManagerTest, CancelStopsARunningTaskAndKeepsWhatItFinished) {
    manager_.submit_task(new_task("warm-up", {"z"}));
    ASSERT_TRUE(reaches("warm-up", TaskState::completed));
    processor_.hold();
    manager_.submit_task(new_task("t", {"a", "b", "c"}));
    ASSERT_TRUE(processor_.has_begun(2));
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
        manager_.submit_task(new_task(cancelled, {"a"}));
        ASSERT_TRUE(processor_.has_begun(begun + 1));
        manager_.cancel_task(cancelled);
        processor_.release();
        ASSERT_EQ(manager_.submit_task(new_task(wanted, {"a"})).status.task_id, wanted);
        ASSERT_TRUE(reaches(wanted, TaskState::completed));
        ASSERT_TRUE(status(cancelled).completed_at.has_value());
    }
}

TEST_F(TaskManagerTest, AnEndedTaskTakesNoMoreAdditions) {
    manager_.submit_task(new_task("t", {"a"}));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    const auto ended = status("t");
    manager_.add_error("t", {"a", "too late"});
    manager_.add_completed_segment("t", {"b", "", 1.0});
    manager_.update_task_progress("t", 0, 9);
    EXPECT_EQ(status("t"), ended);
}

TEST_F(TaskManagerTest, CancelIsIdempotentAndKnowsItsTasks) {
    manager_.submit_task(new_task("t", {"a"}));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    EXPECT_TRUE(manager_.cancel_task("t"));
    EXPECT_TRUE(manager_.cancel_task("t"));
    EXPECT_EQ(status("t").state, TaskState::completed) << "an ended task never changes";
    EXPECT_FALSE(manager_.is_cancelled("t"));
    EXPECT_FALSE(manager_.cancel_task("nobody"));
}

TEST_F(TaskManagerTest, CleanupRemovesExpiredTasksAndOnlyThose) {
    options_.cleanup_interval = hours(1);
    restart();
    manager_.submit_task(new_task("old", {"a"}));
    ASSERT_TRUE(reaches("old", TaskState::completed));
    work_.clock.advance(seconds(1800));
    manager_.submit_task(new_task("young", {"b"}));
    ASSERT_TRUE(reaches("young", TaskState::completed));
    processor_.hold();
    manager_.submit_task(new_task("active", {"c"}));
    work_.clock.advance(seconds(1801));
    EXPECT_EQ(manager_.cleanup_old_tasks(), 1U);
    EXPECT_EQ(manager_.get_task_status("old"), std::nullopt);
    EXPECT_TRUE(manager_.get_task_status("young"));
    work_.clock.advance(hours(1000));
    EXPECT_EQ(manager_.cleanup_old_tasks(), 1U);
    EXPECT_TRUE(manager_.get_task_status("active")) << "active tasks are never removed";
}

TEST_F(TaskManagerTest, SubmitRemovesExpiredTasks) {
    options_.cleanup_interval = hours(1);
    restart();
    manager_.submit_task(new_task("old", {"a"}));
    ASSERT_TRUE(reaches("old", TaskState::completed));
    work_.clock.advance(seconds(3601));
    manager_.submit_task(new_task("new", {"b"}));
    EXPECT_EQ(manager_.get_task_status("old"), std::nullopt);
}

TEST_F(TaskManagerTest, ATimerRemovesExpiredTasks) {
    manager_.submit_task(new_task("old", {"a"}));
    ASSERT_TRUE(reaches("old", TaskState::completed));
    work_.clock.advance(seconds(3601));
    EXPECT_TRUE(eventually([&] { return !manager_.get_task_status("old"); }));
}

TEST_F(TaskManagerTest, TheSameSegmentAskedForAgainIsTheSameTask) {
    processor_.hold();
    manager_.submit_task(new_task("first", {"a"}, Priority::interactive));
    const auto again = manager_.submit_task(new_task("second", {"a"}, Priority::interactive));
    EXPECT_FALSE(again.is_new);
    EXPECT_EQ(again.status.task_id, "first");
    EXPECT_EQ(manager_.get_task_status("second"), std::nullopt);
    processor_.release();
    ASSERT_TRUE(reaches("first", TaskState::completed));
    EXPECT_THAT(processor_.begun(), ElementsAre("a"));
}

TEST_F(TaskManagerTest, ASingleSegmentOvertakesTheRestOfARunningBatch) {
    processor_.hold();
    manager_.submit_task(new_task("batch", {"a", "b", "c"}));
    ASSERT_TRUE(processor_.has_begun(1));
    manager_.submit_task(new_task("single", {"x"}, Priority::interactive));
    processor_.release();
    ASSERT_TRUE(reaches("batch", TaskState::completed));
    EXPECT_THAT(processor_.begun(), ElementsAre("a", "x", "b", "c"));
}

TEST_F(TaskManagerTest, AFullQueueRefusesMoreWorkAndKeepsWhatItHas) {
    options_.queue_limit = 2;
    restart();
    processor_.hold();
    manager_.submit_task(new_task("running", {"a"}));
    ASSERT_TRUE(processor_.has_begun(1));
    manager_.submit_task(new_task("waiting", {"b", "c"}));
    try {
        manager_.submit_task(new_task("too much", {"d"}));
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
    manager_.submit_task(new_task("t", segments));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    auto begun = processor_.begun();
    EXPECT_EQ(begun.size(), 200U);
    EXPECT_EQ(std::set<std::string>(begun.begin(), begun.end()).size(), 200U);
    EXPECT_EQ(status("t").completed_segments.size(), 200U)
        << "nobody sees COMPLETED before every segment is listed";
    EXPECT_EQ(status("t").progress.percentage, 100);
}

TEST_F(TaskManagerTest, AfterARestartFinishedItemsAreKeptAndTheRestGoesOn) {
    manager_.submit_task(new_task("t", {"a"}));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    processor_.work([this](const ItemClaim& claim) -> ItemOutcome {
        processor_.hold();  // the next item blocks in the middle of its work
        return CompletedSegment{claim.segment_id, "", 1.0};
    });
    manager_.submit_task(new_task("u", {"b", "c", "d"}));
    ASSERT_TRUE(processor_.has_begun(3));
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
    EXPECT_THROW(manager_.submit_task(new_task("t", {"a"})), base::Error);
}

TEST_F(TaskManagerTest, ATaskWithoutItemsIsCompletedFromTheStart) {
    const auto result = manager_.submit_task(new_task("empty", {}));
    EXPECT_TRUE(result.is_new);
    EXPECT_EQ(status("empty").state, TaskState::completed);
    EXPECT_EQ(status("empty").progress, (Progress{0, 0, 0, std::nullopt}));
}

TEST_F(TaskManagerTest, TheSameRequestKeyLeadsToTheSameTaskAlsoAfterARestart) {
    auto first = new_task("first", {"a"});
    first.request_key = RequestKey{"key", "narrate a"};
    manager_.submit_task(first);
    ASSERT_TRUE(reaches("first", TaskState::completed));
    restart();
    auto again = new_task("again", {"a"});
    again.request_key = first.request_key;
    const auto result = manager_.submit_task(again);
    EXPECT_TRUE(result.is_repeated);
    EXPECT_EQ(result.status.task_id, "first");
    EXPECT_EQ(manager_.get_task_status("again"), std::nullopt);
    EXPECT_THAT(processor_.begun(), ElementsAre("a"));
    again.request_key->fingerprint = "narrate b";
    EXPECT_THROW(manager_.submit_task(again), RequestKeyReused);
}

TEST_F(TaskManagerTest, ARequestDecidedOnWhatIsNoLongerSoIsHandedBack) {
    auto task = new_task("t", {"nowhere"});
    task.items[0].decided_on = SegmentRevision{1, 0, false};
    EXPECT_TRUE(manager_.submit_task(task).is_outdated);
    EXPECT_EQ(manager_.get_task_status("t"), std::nullopt);
    EXPECT_EQ(manager_.get_task_status(""), std::nullopt);
}

TEST_F(TaskManagerTest, ListsTasksAndTheirItems) {
    manager_.submit_task(new_task("first", {"a"}));
    ASSERT_TRUE(reaches("first", TaskState::completed));
    processor_.hold();
    manager_.submit_task(new_task("second", {"b", "c"}));
    ASSERT_TRUE(processor_.has_begun(2));
    const auto page = manager_.list_tasks({.project_id = "project"}, 0, 9);
    ASSERT_EQ(page.count, 2);
    EXPECT_EQ(page.tasks[0].task_id, "second");
    EXPECT_THAT(page.tasks[1].completed_segments, IsEmpty());
    EXPECT_EQ(manager_.list_tasks({.state = TaskState::processing}, 0, 9).count, 1);
    const auto items = manager_.items("second", 0, 9);
    ASSERT_TRUE(items);
    EXPECT_EQ(items->items.at(0).state, ItemState::running);
    EXPECT_EQ(items->items.at(1).state, ItemState::queued);
    EXPECT_FALSE(manager_.items("nobody", 0, 9));
}

TEST_F(TaskManagerTest, TellsWhereATaskStandsAndWhenItWillBeDone) {
    processor_.work([this](const ItemClaim& claim) -> ItemOutcome {
        work_.clock.advance(seconds(10));
        return CompletedSegment{claim.segment_id, "", 1.0};
    });
    manager_.submit_task(new_task("measured", {"a"}));
    ASSERT_TRUE(reaches("measured", TaskState::completed));
    processor_.hold();
    manager_.submit_task(new_task("running", {"b"}));
    manager_.submit_task(new_task("waiting", {"c", "d"}));
    ASSERT_TRUE(reaches("running", TaskState::processing));
    EXPECT_EQ(manager_.outlook("running").queue_position, std::nullopt);
    EXPECT_EQ(manager_.outlook("waiting").queue_position, 1);
    EXPECT_DOUBLE_EQ(manager_.outlook("waiting").eta_seconds.value_or(0), 30.0);
    EXPECT_EQ(manager_.outlook("measured").eta_seconds, std::nullopt);
}

TEST_F(TaskManagerTest, AWatchSeesEachSegmentAndThenTheEnd) {
    std::atomic<int> woken{0};
    const auto watch = manager_.watch(WatchedTask{"t"}, std::nullopt, [&] { ++woken; });
    processor_.work([](const ItemClaim& claim) -> ItemOutcome {
        if (claim.segment_id == "b") return ItemFailed{"no"};
        return CompletedSegment{claim.segment_id, "", 1.0};
    });
    manager_.submit_task(new_task("other", {"x"}));
    manager_.submit_task(new_task("t", {"a", "b"}));
    std::vector<TaskEvent> events;
    const auto has_ended = [&] {
        for (auto& event : watch->take().events)
            events.push_back(std::move(event));
        if (events.empty()) return false;
        const auto* const head = std::get_if<TaskStatus>(&events.back().what);
        return head != nullptr && head->state == TaskState::completed;
    };
    ASSERT_TRUE(eventually(has_ended));
    std::vector<std::string> segments;
    std::int64_t version = 0;
    for (const auto& event : events) {
        EXPECT_EQ(event.task_id, "t");
        EXPECT_EQ(event.project_id, "project");
        if (const auto* const done = std::get_if<CompletedSegment>(&event.what)) {
            segments.push_back(done->segment_id);
        } else if (const auto* const failed = std::get_if<SegmentError>(&event.what)) {
            segments.push_back(failed->segment_id + ": " + failed->error);
        } else {
            EXPECT_GT(std::get<TaskStatus>(event.what).version, version);
            version = std::get<TaskStatus>(event.what).version;
        }
    }
    EXPECT_THAT(segments, ElementsAre("a", "b: no"));
    EXPECT_GT(woken, 0);
    EXPECT_GE(manager_.newest_event(), events.back().number);
}

TEST_F(TaskManagerTest, LiveAdditionsAreEventsToo) {
    processor_.hold();
    manager_.submit_task(new_task("t", {"a"}));
    ASSERT_TRUE(processor_.has_begun(1));
    const auto watch = manager_.watch(WatchedTask{"t"}, std::nullopt, [] {});
    manager_.add_error("t", {"x", "first"});
    const auto news = watch->take();
    ASSERT_EQ(news.events.size(), 2U);
    EXPECT_EQ(std::get<SegmentError>(news.events[0].what), (SegmentError{"x", "first"}));
}

TEST_F(TaskManagerTest, LiveAdditionsDoNotHideWhatTheStoreBringsLater) {
    processor_.hold();
    manager_.submit_task(new_task("t", {"a", "b"}));
    ASSERT_TRUE(processor_.has_begun(1));
    manager_.add_completed_segment("t", {"live", "", 1.0});
    processor_.release();
    ASSERT_TRUE(reaches("t", TaskState::completed));
    EXPECT_EQ(status("t").completed_segments.size(), 3U);
}

TEST_F(TaskManagerTest, TakesUpWhatADeadProcessLeftRunning) {
    manager_.shutdown();
    work_.enqueue(new_task("t", {"a"}));
    ASSERT_TRUE(work_.queue.claim_next("dead", seconds(600)).claim);
    start(1);
    EXPECT_TRUE(reaches("t", TaskState::completed));
}

TEST_F(TaskManagerTest, LeavesTheLiveWorkOfOthersAloneAndTakesOverWhatTheyLeave) {
    manager_.shutdown();
    options_.orphans_at_start = Orphans::expired;
    options_.sharing_interval = milliseconds(5);
    work_.enqueue(new_task("t", {"a", "b"}));
    ASSERT_TRUE(work_.queue.claim_next("other", seconds(600)).claim);
    start(1);
    ASSERT_TRUE(processor_.has_begun(1));
    EXPECT_THAT(processor_.begun(), ElementsAre("b"));
    ASSERT_TRUE(eventually([&] { return work_.status("t").progress.current == 1; }));
    work_.clock.advance(seconds(601));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    EXPECT_THAT(processor_.begun(), ElementsAre("b", "a"));
}

TEST_F(TaskManagerTest, FollowsWhatOtherProcessesDo) {
    manager_.shutdown();
    options_.orphans_at_start = Orphans::expired;
    options_.sharing_interval = milliseconds(5);
    options_.retention = hours(1'000);  // the others forget sooner
    start(0);
    work_.enqueue(new_task("t", {"a", "b"}));
    ASSERT_TRUE(reaches("t", TaskState::pending));
    const auto watch = manager_.watch(WatchedTask{"t"}, std::nullopt, [] {});
    WorkerPool other(work_.queue, processor_, {}, [](const std::string&) {});
    ASSERT_TRUE(reaches("t", TaskState::completed));
    EXPECT_EQ(status("t").completed_segments.size(), 2U);
    std::size_t events = 0;
    EXPECT_TRUE(eventually([&] { return (events += watch->take().events.size()) >= 3; }));
    work_.clock.advance(seconds(3601));
    work_.store.remove_ended(seconds(3600));
    EXPECT_TRUE(eventually([&] { return !manager_.get_task_status("t"); }));
}

TEST_F(TaskManagerTest, SharesTheWorkWithAnotherPoolAndDoesNothingTwice) {
    manager_.shutdown();
    options_.orphans_at_start = Orphans::expired;
    options_.sharing_interval = milliseconds(5);
    start(2);
    WorkerPool other(work_.queue, processor_,
                     {.owner = "other", .workers = 2, .poll_interval = milliseconds(5)},
                     [](const std::string&) {});
    std::vector<std::string> segments;
    for (int i = 0; i < 60; ++i)
        segments.push_back("s" + std::to_string(i));
    manager_.submit_task(new_task("t", segments));
    ASSERT_TRUE(reaches("t", TaskState::completed));
    EXPECT_EQ(processor_.begun().size(), 60U);
    EXPECT_EQ(status("t").completed_segments.size(), 60U);
}

TEST_F(TaskManagerTest, NoticesAChangeThatItIsToldOf) {
    processor_.hold();
    manager_.submit_task(new_task("t", {"a"}));
    ASSERT_TRUE(processor_.has_begun(1));
    work_.store.request_cancel("t");
    manager_.notice_change("t");
    EXPECT_TRUE(reaches("t", TaskState::cancelled)) << "its work is stopped";
}

TEST_F(TaskManagerTest, NoticesWorkThatItIsToldOf) {
    work_.enqueue(new_task("t", {"a"}));
    manager_.notice_work();
    EXPECT_TRUE(reaches("t", TaskState::completed));
}

TEST_F(TaskManagerTest, SubmitsCancelsAndReadersFromManyThreadsGetAlong) {
    manager_.shutdown();
    start(3);
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([this, thread] {
            for (int i = 0; i < 20; ++i) {
                const auto id = std::to_string(thread) + "-" + std::to_string(i);
                manager_.submit_task(new_task(id, {"s" + id, "r" + id}));
                if (i % 3 == 0) manager_.cancel_task(id);
                static_cast<void>(manager_.list_tasks({}, 0, 50));
                static_cast<void>(manager_.outlook(id));
            }
        });
    for (auto& thread : threads)
        thread.join();
    ASSERT_TRUE(eventually([&] {
        for (const auto& task : manager_.list_tasks({}, 0, 100).tasks) {
            if (!is_end_state(task.state)) return false;
        }
        return true;
    }));
    for (const auto& task : manager_.list_tasks({}, 0, 100).tasks)
        EXPECT_EQ(manager_.get_task_status(task.task_id), work_.status(task.task_id));
}

}  // namespace storyflow::tasks
