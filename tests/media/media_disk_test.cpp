#include "media/media_disk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/temporary_directory.hpp"

namespace storyflow::media {
namespace {

namespace fs = std::filesystem;

class MediaDiskTest : public testing::Test {
  protected:
    MediaDiskTest() { fs::create_directory(root_); }

    static void mark(const fs::path& folder) { std::ofstream(folder / media_mark) << "\n"; }
    /// Replaces the folder by an empty one, as unmounting does.
    void unmount() const {
        fs::rename(root_, elsewhere_);
        fs::create_directory(root_);
    }
    void mount_again() const {
        fs::remove(root_);
        fs::rename(elsewhere_, root_);
    }

    support::TemporaryDirectory directory_;
    const fs::path root_ = directory_.path() / "media";
    const fs::path elsewhere_ = directory_.path() / "the disk";
};

TEST_F(MediaDiskTest, IsAwayWhileAnotherFolderWithoutTheMarkIsInItsPlace) {
    mark(root_);
    const MediaDisk disk(root_);
    EXPECT_NO_THROW(disk.require_mounted());
    unmount();
    EXPECT_THROW(disk.require_mounted(), DiskAway);
    mount_again();
    EXPECT_NO_THROW(disk.require_mounted());
}

TEST_F(MediaDiskTest, IsAwayWithItsMountPoint) {
    mark(root_);
    const MediaDisk disk(root_);
    fs::rename(root_, elsewhere_);
    EXPECT_THROW(disk.require_mounted(), DiskAway);
}

TEST_F(MediaDiskTest, MayHaveAnotherNumberWhenItIsMountedAgain) {
    mark(root_);
    const MediaDisk disk(root_);
    unmount();
    mark(root_);
    EXPECT_NO_THROW(disk.require_mounted());
}

TEST_F(MediaDiskTest, IsThereWithoutAMarkThatSomebodyDeleted) {
    mark(root_);
    const MediaDisk disk(root_);
    fs::remove(root_ / media_mark);
    EXPECT_NO_THROW(disk.require_mounted());
}

TEST_F(MediaDiskTest, IsNeverCalledAwayWhereItHadNoMark) {
    const MediaDisk disk(root_);
    unmount();
    EXPECT_NO_THROW(disk.require_mounted());
}

TEST_F(MediaDiskTest, SaysWhatIsMissingAndKeepsThePathForTheLog) {
    const DiskAway away("/mnt/media");
    EXPECT_EQ(away.kind(), base::ErrorKind::unavailable);
    EXPECT_THAT(away.what(), testing::HasSubstr("may not be mounted"));
    EXPECT_THAT(away.what(), testing::Not(testing::HasSubstr("/mnt")));
    EXPECT_EQ(away.detail(), "/mnt/media");
}

}  // namespace
}  // namespace storyflow::media
