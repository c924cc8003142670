#include "tasks/retry_policy.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace storyflow::tasks {

using std::chrono::milliseconds;

TEST(RetryPolicy, WaitsLongerAfterEachFailure) {
    const RetryPolicy policy{5, milliseconds(1'000), milliseconds(60'000)};
    EXPECT_EQ(policy.delay_after(1), milliseconds(1'000));
    EXPECT_EQ(policy.delay_after(2), milliseconds(2'000));
    EXPECT_EQ(policy.delay_after(3), milliseconds(4'000));
}

TEST(RetryPolicy, NeverWaitsLongerThanTheLongestDelay) {
    const RetryPolicy policy{5, milliseconds(1'000), milliseconds(3'000)};
    EXPECT_EQ(policy.delay_after(3), milliseconds(3'000));
    EXPECT_EQ(policy.delay_after(std::numeric_limits<int>::max()), milliseconds(3'000));
    EXPECT_EQ((RetryPolicy{5, milliseconds(9), milliseconds(4)}).delay_after(1), milliseconds(4));
}

TEST(RetryPolicy, StaysWithinWhatCanBeCounted) {
    const RetryPolicy policy{5, milliseconds(1), milliseconds::max()};
    EXPECT_EQ(policy.delay_after(1'000), milliseconds::max());
}

TEST(RetryPolicy, WithoutADelayTriesAgainAtOnce) {
    const RetryPolicy policy{5, milliseconds(0), milliseconds(60'000)};
    EXPECT_EQ(policy.delay_after(std::numeric_limits<int>::max()), milliseconds(0));
}

TEST(RetryPolicy, TakesNoFailureForTheFirst) {
    EXPECT_EQ(RetryPolicy{}.delay_after(0), RetryPolicy{}.first_delay);
    EXPECT_EQ(RetryPolicy{}.delay_after(-1), RetryPolicy{}.first_delay);
}

}  // namespace storyflow::tasks
