#include "base/locked.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <latch>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

namespace storyflow::base {

namespace {

using std::chrono::milliseconds;
using Words = std::vector<std::string>;

template <typename LockedWords>
concept IsReachedThroughATemporaryGuard =
    requires(LockedWords& words) { *words.lock(); } || requires(LockedWords& words) { words.lock()->size(); };

template <typename LockedWords>
concept IsReachedThroughANamedGuard = requires(const decltype(std::declval<LockedWords&>().lock())& words) {
    *words;
    words->size();
};

struct Door {
    bool is_open = false;
};

}  // namespace

TEST(Locked, KeepsItsValueFromOneLockToTheNext) {
    Locked<int> number(3);
    {
        const auto locked = number.lock();
        ++*locked;
    }
    const auto locked = number.lock();
    EXPECT_EQ(*locked, 4);
}

TEST(Locked, BeginsWithAnEmptyValue) {
    const Locked<int> number;
    const auto locked = number.lock();
    EXPECT_EQ(*locked, 0);
}

TEST(Locked, HoldsAValueThatCanOnlyBeMoved) {
    Locked<std::unique_ptr<int>> number(std::make_unique<int>(5));
    const auto locked = number.lock();
    EXPECT_EQ(**locked, 5);
}

TEST(Locked, GivesConstAccessWhenItIsConst) {
    using Access = decltype(*std::declval<decltype(std::declval<Locked<int>&>().lock())&>());
    using ConstAccess = decltype(*std::declval<decltype(std::declval<const Locked<int>&>().lock())&>());
    EXPECT_TRUE((std::is_same_v<Access, int&>));
    EXPECT_TRUE((std::is_same_v<ConstAccess, const int&>));
}

TEST(Locked, IsNotReachedThroughAGuardThatIsGoneAtTheEndOfTheLine) {
    EXPECT_TRUE(IsReachedThroughANamedGuard<Locked<Words>>);
    EXPECT_FALSE(IsReachedThroughATemporaryGuard<Locked<Words>>);
    EXPECT_FALSE(IsReachedThroughATemporaryGuard<const Locked<Words>>);
    EXPECT_FALSE((IsReachedThroughATemporaryGuard<Locked<Words, std::shared_mutex>>));
}

TEST(Locked, LetsOneThreadAtATimeChangeTheValue) {
    constexpr int each = 2'000;
    Locked<int> number;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&] {
            for (int i = 0; i < each; ++i) {
                const auto locked = number.lock();
                ++*locked;
            }
        });
    for (auto& thread : threads)
        thread.join();
    const auto locked = number.lock();
    EXPECT_EQ(*locked, 4 * each);
}

TEST(Locked, LetsSeveralThreadsReadAtATimeWithASharedMutex) {
    const Locked<int, std::shared_mutex> number(7);
    std::latch both_read(2);
    const auto read = [&] {
        const auto locked = number.lock();
        both_read.arrive_and_wait();
        EXPECT_EQ(*locked, 7);
    };
    std::thread other(read);
    read();
    other.join();
}

TEST(Locked, GivesTheValueUpWhileAThreadWaitsForAChange) {
    Locked<Door> door;
    std::condition_variable changed;
    std::thread opener([&] {
        {
            const auto locked = door.lock();
            locked->is_open = true;
        }
        changed.notify_all();
    });
    auto locked = door.lock();
    locked.wait(changed, [](const Door& now) { return now.is_open; });
    EXPECT_TRUE(locked->is_open);
    opener.join();
}

TEST(Locked, StopsWaitingWhenTheTimeIsOver) {
    Locked<Door> door;
    std::condition_variable changed;
    auto locked = door.lock();
    const auto is_open = [](const Door& now) { return now.is_open; };
    EXPECT_FALSE(locked.wait_for(changed, milliseconds(1), is_open));
    EXPECT_FALSE(locked.wait_until(changed, std::chrono::steady_clock::now(), is_open));
    locked->is_open = true;
    EXPECT_TRUE(locked.wait_for(changed, milliseconds(0), is_open));
}

TEST(Locked, StopsWaitingAfterAStopRequest) {
    Locked<Door> door;
    std::condition_variable_any changed;
    std::stop_source stop;
    stop.request_stop();
    auto locked = door.lock();
    EXPECT_FALSE(locked.wait(changed, stop.get_token(), [](const Door& now) { return now.is_open; }));
}

}  // namespace storyflow::base
