#include "app/crash_mark.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

class CrashMarkTest : public testing::Test {
  protected:
    /// Runs `end` in a child process with a mark; returns how the child ended.
    int process_that(const std::function<void()>& end) const {
        const pid_t child = ::fork();
        if (child == 0) {
            [[maybe_unused]] const int silent = ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
            {
                const CrashMark mark(directory_.path(), "victim");
                end();
            }
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return status;
    }
    std::vector<std::string> crashed() const { return CrashMark(directory_.path(), "reader").crashed(); }
    bool is_empty() const { return std::filesystem::is_empty(directory_.path() / "running"); }

    support::TemporaryDirectory directory_;
};

}  // namespace

TEST_F(CrashMarkTest, NothingIsLeftInANewFolder) {
    EXPECT_THAT(crashed(), IsEmpty());
}

TEST_F(CrashMarkTest, AnAbortLeavesItsMarkOnce) {
    process_that([] { std::abort(); });
    EXPECT_THAT(crashed(), ElementsAre("victim"));
    EXPECT_THAT(crashed(), IsEmpty()) << "whoever read it has taken it back";
}

TEST_F(CrashMarkTest, TheProcessStillEndsBySignal) {
    const int status = process_that([] { std::abort(); });
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) != 0);
}

TEST_F(CrashMarkTest, AFaultLeavesItsMark) {
    const int status = process_that([] { ::raise(SIGSEGV); });
    EXPECT_NE(status, 0);
    EXPECT_THAT(crashed(), ElementsAre("victim"));
}

TEST_F(CrashMarkTest, AnExceptionThatNobodyCatchesLeavesItsMark) {
    process_that([] { std::terminate(); });
    EXPECT_THAT(crashed(), ElementsAre("victim"));
}

TEST_F(CrashMarkTest, AKillFromOutsideLeavesNone) {
    process_that([] { ::raise(SIGKILL); });
    EXPECT_THAT(crashed(), IsEmpty());
}

TEST_F(CrashMarkTest, AnOrdinaryEndLeavesNone) {
    EXPECT_EQ(process_that([] {}), 0);
    EXPECT_THAT(crashed(), IsEmpty());
}

TEST_F(CrashMarkTest, NothingStaysBehindAnOrdinaryEndOrInTheEyesOfTheNext) {
    process_that([] {});
    EXPECT_TRUE(is_empty());
    process_that([] { ::raise(SIGKILL); });
    EXPECT_FALSE(is_empty());
    EXPECT_THAT(crashed(), IsEmpty());
    EXPECT_TRUE(is_empty());
}

TEST_F(CrashMarkTest, TheLivingAreLeftAlone) {
    std::filesystem::create_directories(directory_.path() / "running");
    const auto path = directory_.path() / "running" / "alive";
    const base::FileDescriptor alive(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    ASSERT_EQ(::write(alive.get(), "!", 1), 1);
    ASSERT_EQ(::flock(alive.get(), LOCK_EX), 0);
    EXPECT_THAT(crashed(), IsEmpty()) << "it is still at its end";
    EXPECT_TRUE(std::filesystem::exists(path));
}

TEST_F(CrashMarkTest, AProcessMayHaveTheNameOfTheOneThatCrashed) {
    process_that([] { std::abort(); });
    const CrashMark again(directory_.path(), "victim");
    EXPECT_THAT(again.crashed(), ElementsAre("victim"));
}

TEST_F(CrashMarkTest, AFolderThatCannotBeWrittenIsRefusedWithItsName) {
    try {
        std::ofstream(directory_.path() / "missing") << "a file, no folder";
        const CrashMark mark(directory_.path() / "missing", "me");
        FAIL() << "there can be no such folder";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_NE(std::string(error.what()).find("missing"), std::string::npos);
    }
}

}  // namespace storyflow::app
