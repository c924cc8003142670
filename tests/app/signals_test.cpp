#include "app/signals.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include "tests/support/eventually.hpp"

namespace storyflow::app {

TEST(Signals, TheFirstOneAsksToStop) {
    const Signals signals;
    EXPECT_FALSE(signals.stop_token().stop_requested());
    ::kill(::getpid(), SIGTERM);
    signals.wait();
    EXPECT_TRUE(signals.stop_token().stop_requested());
}

TEST(SignalsDeathTest, TheSecondOneEndsTheProcessAtOnce) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        {
            const Signals signals;
            ::kill(::getpid(), SIGINT);
            signals.wait();
            ::kill(::getpid(), SIGINT);
            (void)support::eventually([] { return false; });
        },
        testing::ExitedWithCode(128 + SIGINT), "");
}

TEST(Signals, AsksNobodyToStopWhenNoSignalCame) {
    std::stop_token token;
    {
        const Signals signals;
        token = signals.stop_token();
    }
    EXPECT_FALSE(token.stop_requested());
}

}  // namespace storyflow::app
