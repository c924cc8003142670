#include "narration/speaking_turns.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <string>

#include "tests/support/eventually.hpp"

namespace storyflow::narration {
namespace {

using support::eventually;

/// Writes its letter into a list at each turn, and wants so many.
class Writer final : public TurnTaker {
  public:
    Writer(std::string& list, std::mutex& mutex, char letter, int turns)
        : list_(list), mutex_(mutex), letter_(letter), left_(turns) {}

    Wish take_turn() noexcept override {
        const std::lock_guard lock(mutex_);
        list_ += letter_;
        return --left_ > 0 ? Wish::another_turn : Wish::no_turn;
    }

  private:
    std::string& list_;
    std::mutex& mutex_;
    char letter_;
    int left_;
};

class SpeakingTurnsTest : public testing::Test {
  protected:
    std::shared_ptr<TurnTaker> writer(char letter, int turns) {
        return std::make_shared<Writer>(list_, mutex_, letter, turns);
    }
    std::string list() {
        const std::lock_guard lock(mutex_);
        return list_;
    }

    std::string list_;
    std::mutex mutex_;
};

TEST_F(SpeakingTurnsTest, GoAroundSoThatALongTextDelaysNoOther) {
    SpeakingTurns turns(1, 10);
    {
        const std::lock_guard nobody_begins(mutex_);
        turns.queue(writer('a', 4));
        turns.queue(writer('b', 2));
    }
    EXPECT_TRUE(eventually([&] { return list().size() == 6; }));
    EXPECT_EQ(list(), "ababaa");
}

TEST_F(SpeakingTurnsTest, AreTakenAgainAfterARest) {
    SpeakingTurns turns(2, 10);
    const auto one = writer('a', 1);
    turns.queue(one);
    EXPECT_TRUE(eventually([&] { return list().size() == 1; }));
    turns.queue(one);
    EXPECT_TRUE(eventually([&] { return list() == "aa"; }));
}

TEST_F(SpeakingTurnsTest, HaveSoManyPlacesAndNoMore) {
    SpeakingTurns turns(1, 2);
    auto first = turns.enter();
    const auto second = turns.enter();
    EXPECT_TRUE(first);
    EXPECT_TRUE(second);
    EXPECT_FALSE(turns.enter());
    first.reset();
    EXPECT_TRUE(turns.enter());
}

/// Holds a place, and never ends.
class Endless final : public TurnTaker {
  public:
    Endless(std::unique_ptr<SpeakingTurns::Place> place, std::atomic<int>& taken)
        : place_(std::move(place)), taken_(taken) {}
    Wish take_turn() noexcept override {
        ++taken_;
        return Wish::another_turn;
    }

  private:
    std::unique_ptr<SpeakingTurns::Place> place_;
    std::atomic<int>& taken_;
};

TEST_F(SpeakingTurnsTest, ForgetWhoIsQueuedWhenTheyEnd) {
    std::atomic<int> taken = 0;
    {
        SpeakingTurns turns(2, 5);
        for (int i = 0; i < 5; ++i)
            turns.queue(std::make_shared<Endless>(turns.enter(), taken));
        EXPECT_TRUE(eventually([&] { return taken > 10; }));
    }
    const int then = taken;
    EXPECT_EQ(taken, then);
}

}  // namespace
}  // namespace storyflow::narration
