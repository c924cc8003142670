#include "speech/kokoro/kernels/thread_team.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <mutex>
#include <set>
#include <thread>

#include "base/error.hpp"

namespace storyflow::speech::kernels {
namespace {

TEST(ThreadTeam, RunsWorkOnceOnEveryThread) {
    constexpr std::size_t threads = 4;
    ThreadTeam team(threads);
    EXPECT_EQ(team.threads(), threads);
    // Nobody passes before all have come.
    std::barrier all(threads);
    std::mutex mutex;
    std::multiset<std::thread::id> seen;
    std::set<std::size_t> numbers;
    team.run_on_all([&](std::size_t thread) {
        all.arrive_and_wait();
        const std::lock_guard lock(mutex);
        seen.insert(std::this_thread::get_id());
        numbers.insert(thread);
    });
    EXPECT_EQ(seen.size(), threads);
    EXPECT_EQ(numbers, (std::set<std::size_t>{0, 1, 2, 3}));
    EXPECT_EQ(std::set<std::thread::id>(seen.begin(), seen.end()).size(), threads);
    EXPECT_TRUE(seen.contains(std::this_thread::get_id()));
}

TEST(ThreadTeam, OfOneIsTheCaller) {
    ThreadTeam team(1);
    std::thread::id seen;
    team.run_on_all([&](std::size_t) { seen = std::this_thread::get_id(); });
    EXPECT_EQ(team.threads(), 1U);
    EXPECT_EQ(seen, std::this_thread::get_id());
}

TEST(ThreadTeam, WaitsForEverythingInEveryRound) {
    ThreadTeam team(3);
    std::atomic<int> running{0};
    for (int round = 1; round <= 500; ++round) {
        team.run_on_all([&](std::size_t) { running.fetch_add(1, std::memory_order_relaxed); });
        ASSERT_EQ(running.load(std::memory_order_relaxed), 3 * round);
    }
}

TEST(ThreadTeam, HasRoomForEachThreadAndForAll) {
    ThreadTeam team(2);
    team.arena(0).clear(64);
    team.arena(1).clear(128);
    team.shared_arena().clear(256);
    EXPECT_EQ(team.arena(0).capacity(), 64U);
    EXPECT_EQ(team.arena(1).capacity(), 128U);
    EXPECT_EQ(team.shared_arena().capacity(), 256U);
}

TEST(ThreadTeam, MayNeverWork) {
    const ThreadTeam team(3);
    EXPECT_EQ(team.threads(), 3U);
}

TEST(ThreadTeam, NeedsAThread) {
    EXPECT_THROW(ThreadTeam(0), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::kernels
