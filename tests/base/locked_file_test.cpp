#include "base/locked_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>

#include "tests/support/temporary_directory.hpp"

namespace storyflow::base {

namespace {

class LockedFileTest : public testing::Test {
  protected:
    [[nodiscard]] FileDescriptor open() const { return open_locked(file_, O_RDWR | O_CREAT); }

    support::TemporaryDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "file";
};

}  // namespace

TEST_F(LockedFileTest, BelongsToOneAtATime) {
    auto first = open();
    ASSERT_TRUE(first.valid());
    EXPECT_FALSE(open().valid());
    EXPECT_EQ(errno, EWOULDBLOCK);
    first.reset();
    EXPECT_TRUE(open().valid());
}

TEST_F(LockedFileTest, SaysWhyItCannotBeOpened) {
    EXPECT_FALSE(open_locked(file_, O_RDWR).valid());
    EXPECT_EQ(errno, ENOENT);
}

TEST_F(LockedFileTest, FollowsNoLink) {
    write_file_synced(directory_.path() / "other", "precious");
    std::filesystem::create_symlink("other", file_);
    EXPECT_FALSE(open().valid());
    EXPECT_EQ(errno, ELOOP);
}

TEST_F(LockedFileTest, IsAtItsNameUntilItIsRenamedOrRemoved) {
    const auto file = open();
    EXPECT_TRUE(is_still_at(file_, file));
    std::filesystem::rename(file_, directory_.path() / "finished");
    EXPECT_FALSE(is_still_at(file_, file));
    EXPECT_TRUE(is_still_at(directory_.path() / "finished", file));
    write_file_synced(file_, "another file of this name");
    EXPECT_FALSE(is_still_at(file_, file));
}

}  // namespace storyflow::base
