#include "app/crash_mark.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <functional>
#include <string>

#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

namespace {

class CrashMarkTest : public testing::Test {
  protected:
    /// Runs `end` in a process of its own under the mark; returns how that process ended.
    int process_that(const std::function<void()>& end) const {
        const pid_t child = ::fork();
        if (child == 0) {
            [[maybe_unused]] const int silent = ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
            const CrashMark mark(directory_.path());
            end();
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return status;
    }
    bool was_left() const { return CrashMark(directory_.path()).was_left(); }

    support::TemporaryDirectory directory_;
};

}  // namespace

TEST_F(CrashMarkTest, NothingIsLeftInANewFolder) {
    EXPECT_FALSE(was_left());
}

TEST_F(CrashMarkTest, AnAbortLeavesItsMarkOnce) {
    process_that([] { std::abort(); });
    EXPECT_TRUE(was_left());
    EXPECT_FALSE(was_left()) << "whoever read it has taken it back";
}

TEST_F(CrashMarkTest, TheProcessStillEndsBySignal) {
    const int status = process_that([] { std::abort(); });
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) != 0);
}

TEST_F(CrashMarkTest, AFaultLeavesItsMark) {
    const int status = process_that([] { ::raise(SIGSEGV); });
    EXPECT_NE(status, 0);
    EXPECT_TRUE(was_left());
}

TEST_F(CrashMarkTest, AnExceptionThatNobodyCatchesLeavesItsMark) {
    process_that([] { std::terminate(); });
    EXPECT_TRUE(was_left());
}

TEST_F(CrashMarkTest, AKillFromOutsideLeavesNone) {
    process_that([] { ::raise(SIGKILL); });
    EXPECT_FALSE(was_left());
}

TEST_F(CrashMarkTest, AnOrdinaryEndLeavesNone) {
    EXPECT_EQ(process_that([] {}), 0);
    EXPECT_FALSE(was_left());
}

TEST_F(CrashMarkTest, AFolderThatCannotBeWrittenIsRefusedWithItsName) {
    try {
        const CrashMark mark(directory_.path() / "missing");
        FAIL() << "there is no such folder";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_NE(std::string(error.what()).find("missing"), std::string::npos);
    }
}

}  // namespace storyflow::app
