#include "speech/kernels/activation_budget.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <random>
#include <stop_token>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "tests/support/eventually.hpp"

namespace storyflow::speech::kernels {
namespace {

using Share = ActivationBudget::Share;
using support::eventually;

/// Requests a share on its own thread and keeps it until `finish`.
class Asker {
  public:
    Asker(ActivationBudget& budget, std::size_t bytes)
        : thread_([this, &budget, bytes](const std::stop_token& stop) {
              try {
                  const Share share(budget, bytes, stop);
                  has_share_ = true;
                  (void)eventually([&] { return is_done_.load(); }, std::chrono::seconds(60));
              } catch (const base::Error& error) {
                  was_cancelled_ = error.kind() == base::ErrorKind::cancelled;
              }
          }) {}
    ~Asker() { finish(); }

    void finish() { is_done_ = true; }
    void cancel() { thread_.request_stop(); }
    [[nodiscard]] bool has_share() const { return has_share_; }
    [[nodiscard]] bool was_cancelled() const { return was_cancelled_; }
    [[nodiscard]] bool is_served() const {
        return eventually([this] { return has_share_.load(); });
    }

  private:
    std::atomic<bool> has_share_{false};
    std::atomic<bool> is_done_{false};
    std::atomic<bool> was_cancelled_{false};
    std::jthread thread_;
};

/// Whether a request that must not wait is granted now.
bool gets_at_once(ActivationBudget& budget, std::size_t bytes) {
    std::stop_source stop;
    stop.request_stop();
    try {
        const Share share(budget, bytes, stop.get_token());
        return true;
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
        return false;
    }
}

bool has_waiting(const ActivationBudget& budget, std::size_t count) {
    return eventually([&] { return budget.waiting() == count; });
}

TEST(ActivationBudget, GivesWhatFitsAndTakesItBack) {
    ActivationBudget budget(100);
    {
        const Share one(budget, 60, {});
        const Share two(budget, 40, {});
        EXPECT_EQ(budget.taken_bytes(), 100U);
    }
    EXPECT_EQ(budget.taken_bytes(), 0U);
}

TEST(ActivationBudget, LetsWaitWhatDoesNotFit) {
    ActivationBudget budget(100);
    auto first = std::make_unique<Share>(budget, 60, std::stop_token());
    EXPECT_TRUE(gets_at_once(budget, 40));
    EXPECT_FALSE(gets_at_once(budget, 41));
    const Asker second(budget, 50);
    EXPECT_TRUE(has_waiting(budget, 1));
    EXPECT_FALSE(second.has_share());
    first.reset();
    EXPECT_TRUE(second.is_served());
}

TEST(ActivationBudget, GivesMoreThanTheWholeToOneAlone) {
    ActivationBudget budget(100);
    auto large = std::make_unique<Share>(budget, 1000, std::stop_token());
    EXPECT_FALSE(gets_at_once(budget, 1));
    const Asker small(budget, 1);
    EXPECT_TRUE(has_waiting(budget, 1));
    large.reset();
    EXPECT_TRUE(small.is_served());
}

TEST(ActivationBudget, LetsASmallOnePassALargeOneButNotForEver) {
    ActivationBudget budget(100);
    auto first = std::make_unique<Share>(budget, 50, std::stop_token());
    Asker large(budget, 100);
    ASSERT_TRUE(has_waiting(budget, 1));
    int passed = 0;
    while (passed < 100 && gets_at_once(budget, 50))
        ++passed;
    EXPECT_EQ(passed, 16);
    EXPECT_FALSE(large.has_share());
    first.reset();
    EXPECT_TRUE(large.is_served());
}

TEST(ActivationBudget, EndsTheWaitingOfWhoIsStopped) {
    ActivationBudget budget(100);
    auto first = std::make_unique<Share>(budget, 60, std::stop_token());
    Asker stopped(budget, 60);
    const Asker next(budget, 60);
    ASSERT_TRUE(has_waiting(budget, 2));
    stopped.cancel();
    EXPECT_TRUE(eventually([&] { return stopped.was_cancelled(); }));
    first.reset();
    EXPECT_TRUE(next.is_served());
}

TEST(ActivationBudget, IsNeverOverdrawnByManyAndServesThemAll) {
    ActivationBudget budget(100);
    std::atomic<std::size_t> most{0};
    std::atomic<int> served{0};
    {
        std::vector<std::jthread> askers;
        for (unsigned seed = 0; seed < 8; ++seed) {
            askers.emplace_back([&, seed] {
                std::mt19937 random(seed);
                for (int i = 0; i < 200; ++i) {
                    const Share share(budget, 1 + random() % 100, {});
                    const std::size_t taken = budget.taken_bytes();
                    for (std::size_t before = most;
                         before < taken && !most.compare_exchange_weak(before, taken);) {
                    }
                    ++served;
                }
            });
        }
    }
    EXPECT_EQ(served, 1600);
    EXPECT_LE(most, 100U);
    EXPECT_EQ(budget.taken_bytes(), 0U);
}

}  // namespace
}  // namespace storyflow::speech::kernels
