#include "app/open_files.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>

namespace storyflow::app {

/// Each test starts with a low limit of open files, and restores the process's limit.
class OpenFiles : public testing::Test {
  protected:
    OpenFiles() {
        ::getrlimit(RLIMIT_NOFILE, &before);
        allow(std::min<rlim_t>(256, before.rlim_max));
    }
    ~OpenFiles() override { allow(before.rlim_cur); }

    void allow(rlim_t files) const {
        const rlimit limit{files, before.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
    static std::size_t allowed() {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        return limit.rlim_cur;
    }

    rlimit before{};
};

TEST_F(OpenFiles, RiseToWhatTheSystemGrants) {
    const auto expected = std::min<std::size_t>(before.rlim_max, 65536);
    EXPECT_EQ(raise_open_file_limit(), expected);
    EXPECT_EQ(allowed(), expected);
}

TEST_F(OpenFiles, RiseNoFurtherThanNeeded) {
    EXPECT_EQ(raise_open_file_limit(300), 300U);
    EXPECT_EQ(allowed(), 300U);
}

TEST_F(OpenFiles, StayWhenMoreAreAllowedAlready) {
    EXPECT_EQ(raise_open_file_limit(100), 256U);
    EXPECT_EQ(allowed(), 256U);
}

}  // namespace storyflow::app
