#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

#include "tasks/live_tasks.hpp"
#include "tests/tasks/scripted_task_store.hpp"

namespace storyflow::tasks {

namespace {

/// A store without tasks that runs `action` whenever a task is read.
ScriptedTaskStore store_that(const std::function<void(std::string_view task_id)>& action) {
    return ScriptedTaskStore([action](std::string_view task_id, std::size_t) {
        action(task_id);
        return std::optional<TaskDelta>();
    });
}

}  // namespace

TEST(LiveTasksTurns, EachRefreshLooksAtTheStore) {
    int looks = 0;
    ScriptedTaskStore store = store_that([&](std::string_view) { ++looks; });
    LiveTasks live(store, 1);
    live.refresh("t");
    live.refresh("t");
    EXPECT_EQ(looks, 2);
}

TEST(LiveTasksTurns, NeverLookAtOneTaskTwiceAtOnceAndEachSeesWhatWasStoredBefore) {
    constexpr int each = 300;
    std::atomic<int> stored{0};
    std::atomic<int> looking{0};
    std::atomic<int> seen{0};
    std::atomic<bool> went_well{true};
    ScriptedTaskStore store = store_that([&](std::string_view) {
        if (++looking != 1) went_well = false;
        seen = stored.load();
        --looking;
    });
    LiveTasks live(store, 1);
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&] {
            for (int i = 0; i < each; ++i) {
                const int mine = ++stored;
                live.refresh("t");
                if (seen < mine) went_well = false;
            }
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_TRUE(went_well);
}

TEST(LiveTasksTurns, DifferentTasksDoNotWaitForEachOther) {
    std::latch begun(1);
    std::latch may_end(1);
    std::atomic<bool> quick_was_seen{false};
    ScriptedTaskStore store = store_that([&](std::string_view task_id) {
        if (task_id == "quick") quick_was_seen = true;
        if (task_id != "slow") return;
        begun.count_down();
        may_end.wait();
    });
    LiveTasks live(store, 1);
    std::thread slow([&] { live.refresh("slow"); });
    begun.wait();
    live.refresh("quick");
    EXPECT_TRUE(quick_was_seen);
    may_end.count_down();
    slow.join();
}

TEST(LiveTasksTurns, AThreadThatAskedDuringATurnThatFailedGetsAnother) {
    std::latch begun(1);
    std::latch may_fail(1);
    std::atomic<int> looks{0};
    ScriptedTaskStore store = store_that([&](std::string_view) {
        if (++looks > 1) return;
        begun.count_down();
        may_fail.wait();
        throw std::runtime_error("no");
    });
    LiveTasks live(store, 1);
    std::thread failing([&] { EXPECT_THROW(live.refresh("t"), std::runtime_error); });
    begun.wait();
    std::thread waiting([&] { live.refresh("t"); });
    may_fail.count_down();
    failing.join();
    waiting.join();
    EXPECT_EQ(looks, 2);
}

TEST(LiveTasksTurns, ALookFromBeforeItsRemovalDoesNotBringATaskBack) {
    std::latch begun(1);
    std::latch may_end(1);
    ScriptedTaskStore store([&](std::string_view task_id, std::size_t) {
        begun.count_down();
        may_end.wait();
        TaskDelta delta;
        delta.head.task_id = task_id;
        return std::optional(delta);
    });
    LiveTasks live(store, 1);
    std::thread looking([&] { live.refresh("t"); });
    begun.wait();
    std::thread forgetting([&] { live.forget("t"); });
    may_end.count_down();
    looking.join();
    forgetting.join();
    EXPECT_EQ(live.find("t"), std::nullopt);
}

}  // namespace storyflow::tasks
