#include "app/signals.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include "tests/support/eventually.hpp"

namespace storyflow::app {

namespace {

/// Whether the signal was sent but not yet handled.
bool is_pending(int signal) {
    sigset_t pending;
    sigemptyset(&pending);
    ::sigpending(&pending);
    return ::sigismember(&pending, signal) == 1;
}

}  // namespace

TEST(Signals, TheFirstOneAsksToStop) {
    const Signals signals;
    EXPECT_FALSE(signals.stop_token().stop_requested());
    ::kill(::getpid(), SIGTERM);
    signals.wait();
    EXPECT_TRUE(signals.stop_token().stop_requested());
}

TEST(Signals, AClosedTerminalAsksToStopHoweverOftenItSaysSo) {
    const Signals signals;
    ::kill(::getpid(), SIGHUP);
    signals.wait();
    EXPECT_TRUE(signals.stop_token().stop_requested());
    ::kill(::getpid(), SIGHUP);
    EXPECT_TRUE(support::eventually([] { return !is_pending(SIGHUP); })) << "it was taken, and we live";
}

TEST(Signals, AHangUpThatWasIgnoredStaysIgnored) {
    const auto before = ::signal(SIGHUP, SIG_IGN);
    sigset_t hang_up;
    sigemptyset(&hang_up);
    sigaddset(&hang_up, SIGHUP);
    ::pthread_sigmask(SIG_UNBLOCK, &hang_up, nullptr);  // earlier tests leave it blocked
    {
        const Signals signals;
        ::kill(::getpid(), SIGHUP);
        EXPECT_FALSE(is_pending(SIGHUP)) << "the system drops it before anybody could see it";
        EXPECT_FALSE(signals.stop_token().stop_requested());
    }
    ::signal(SIGHUP, before);
}

TEST(SignalsDeathTest, AfterAHangUpTheSecondCtrlCEndsTheProcessAtOnce) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(
        {
            const Signals signals;
            ::kill(::getpid(), SIGHUP);
            signals.wait();
            ::kill(::getpid(), SIGINT);
            (void)support::eventually([] { return !is_pending(SIGINT); });
            ::kill(::getpid(), SIGINT);
            (void)support::eventually([] { return false; });
        },
        testing::ExitedWithCode(128 + SIGINT), "");
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
