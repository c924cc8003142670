#include "speech/kernels/thread_team.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <thread>

#include "base/error.hpp"
#include "tests/support/eventually.hpp"

namespace storyflow::speech::kernels {
namespace {

TEST(ThreadTeam, RunsWorkOnceOnEveryThread) {
    constexpr std::size_t threads = 4;
    ThreadTeam team(threads);
    EXPECT_EQ(team.threads(), threads);
    // No thread passes before all have arrived.
    std::barrier all(threads);
    std::mutex mutex;
    std::multiset<std::thread::id> seen;
    std::set<std::size_t> numbers;
    team.run(threads, [&](std::size_t thread) {
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
    team.run(5, [&](std::size_t) { seen = std::this_thread::get_id(); });
    EXPECT_EQ(team.threads(), 1U);
    EXPECT_EQ(seen, std::this_thread::get_id());
}

TEST(ThreadTeam, WaitsForEverythingInEveryRound) {
    ThreadTeam team(3);
    std::atomic<int> running{0};
    for (int round = 1; round <= 500; ++round) {
        team.run(3, [&](std::size_t) { running.fetch_add(1, std::memory_order_relaxed); });
        ASSERT_EQ(running.load(std::memory_order_relaxed), 3 * round);
    }
}

TEST(ThreadTeam, RunsNoMoreThreadsThanThereIsWorkFor) {
    ThreadTeam team(4);
    for (const std::size_t most : {2U, 4U, 1U, 3U, 0U}) {
        std::atomic<std::size_t> running{0};
        team.run(most, [&](std::size_t thread) {
            EXPECT_LT(thread, std::max<std::size_t>(most, 1));
            ++running;
        });
        EXPECT_EQ(running.load(), std::max<std::size_t>(most, 1));
    }
}

TEST(ThreadTeam, TakesOnlyCoresThatAreIdle) {
    CoreBudget budget(3);
    ActivationBudget memory(1);
    ThreadTeam team(3, budget, memory);
    const auto threads = [&] {
        std::atomic<std::size_t> running{0};
        team.run(3, [&](std::size_t) { ++running; });
        return running.load();
    };
    const CoreBudget::Core mine(budget);
    EXPECT_EQ(threads(), 3U);
    {
        const CoreBudget::Core other(budget);
        EXPECT_EQ(threads(), 2U);
        const CoreBudget::Core third(budget);
        const CoreBudget::Core one_too_many(budget);
        EXPECT_EQ(threads(), 1U);
    }
    EXPECT_EQ(threads(), 3U) << "all have been given back";
}

TEST(ThreadTeam, LendsItsCoreWhileItWaitsForMemory) {
    CoreBudget cores(1);
    ActivationBudget memory(100);
    auto taken = std::make_unique<ActivationBudget::Share>(memory, 100, std::stop_token());
    std::atomic<bool> has_place{false};
    std::atomic<bool> has_memory{false};
    std::jthread waiting([&] {
        ThreadTeam team(1, cores, memory);
        const CoreBudget::Core place(cores);
        has_place = true;
        const auto share = team.reserve(50, {});
        has_memory = share != nullptr;
    });
    EXPECT_TRUE(support::eventually([&] {
        if (!has_place) return false;
        const std::size_t lent = cores.take(1);
        cores.give_back(lent);
        return lent == 1;
    }));
    EXPECT_FALSE(has_memory);
    taken.reset();
    waiting.join();
    EXPECT_TRUE(has_memory);
}

TEST(ThreadTeam, ReservesNothingWithoutABudget) {
    ThreadTeam team(1);
    EXPECT_EQ(team.reserve(std::size_t{1} << 60U, {}), nullptr);
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
