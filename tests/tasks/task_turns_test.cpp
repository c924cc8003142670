#include "tasks/task_turns.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

namespace storyflow::tasks {

TEST(TaskTurns, RunsTheAction) {
    TaskTurns turns;
    int runs = 0;
    turns.take("t", [&] { ++runs; });
    turns.take("t", [&] { ++runs; });
    EXPECT_EQ(runs, 2);
}

TEST(TaskTurns, NeverRunsTwoActionsOfOneTaskAtOnceAndEachSeesWhatWasAskedBefore) {
    constexpr int each = 300;
    TaskTurns turns;
    std::atomic<int> asked{0};
    std::atomic<int> running{0};
    std::atomic<int> seen{0};
    std::atomic<bool> went_well{true};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&] {
            for (int i = 0; i < each; ++i) {
                const int mine = ++asked;
                turns.take("t", [&] {
                    if (++running != 1) went_well = false;
                    seen = asked.load();
                    --running;
                });
                if (seen < mine) went_well = false;
            }
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_TRUE(went_well);
}

TEST(TaskTurns, DifferentTasksDoNotWaitForEachOther) {
    TaskTurns turns;
    std::latch begun(1);
    std::latch may_end(1);
    std::thread slow([&] {
        turns.take("slow", [&] {
            begun.count_down();
            may_end.wait();
        });
    });
    begun.wait();
    bool ran = false;
    turns.take("quick", [&] { ran = true; });
    EXPECT_TRUE(ran);
    may_end.count_down();
    slow.join();
}

TEST(TaskTurns, WhoAskedDuringATurnThatFailedGetsAnother) {
    TaskTurns turns;
    std::latch begun(1);
    std::latch may_fail(1);
    std::thread failing([&] {
        EXPECT_THROW(turns.take("t",
                                [&] {
                                    begun.count_down();
                                    may_fail.wait();
                                    throw std::runtime_error("no");
                                }),
                     std::runtime_error);
    });
    begun.wait();
    std::atomic<bool> ran{false};
    std::thread waiting([&] { turns.take("t", [&] { ran = true; }); });
    may_fail.count_down();
    failing.join();
    waiting.join();
    EXPECT_TRUE(ran);
}

}  // namespace storyflow::tasks
