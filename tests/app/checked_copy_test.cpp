#include "app/checked_copy.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include "base/disk_full.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/small_disk.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

namespace {

constexpr const char* digest_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

class CheckedCopyTest : public testing::Test {
  protected:
    support::TemporaryDirectory directory_;
    std::filesystem::path source_ = directory_.path() / "source";
    std::filesystem::path target_ = directory_.path() / "target";
};

}  // namespace

TEST_F(CheckedCopyTest, CopiesAndDigests) {
    base::write_file(source_, "abc");
    const auto copy = copy_and_digest(source_, target_, {});
    ASSERT_TRUE(copy);
    EXPECT_EQ(copy->digest, digest_of_abc);
    EXPECT_EQ(copy->bytes, 3U);
    EXPECT_EQ(base::read_file(target_, 10), "abc");
    EXPECT_EQ(digest_of(target_, {}).digest, digest_of_abc);
    sync_disk_of(directory_.path());
}

TEST_F(CheckedCopyTest, CopiesLargeFilesWhole) {
    std::string bytes(3'000'000, 'x');
    bytes.back() = 'y';
    base::write_file(source_, bytes);
    EXPECT_EQ(copy_and_digest(source_, target_, {})->bytes, bytes.size());
    EXPECT_EQ(base::read_file(target_, bytes.size()), bytes);
}

TEST_F(CheckedCopyTest, TakesOnlyRegularFiles) {
    EXPECT_FALSE(copy_and_digest(source_, target_, {})) << "nothing is there";
    std::filesystem::create_symlink("/etc/passwd", source_);
    EXPECT_FALSE(copy_and_digest(source_, target_, {}));
    std::filesystem::remove(source_);
    std::filesystem::create_directory(source_);
    EXPECT_FALSE(copy_and_digest(source_, target_, {}));
    std::filesystem::remove(source_);
    ASSERT_EQ(::mkfifo(source_.c_str(), 0600), 0);
    EXPECT_FALSE(copy_and_digest(source_, target_, {})) << "its writer is not waited for";
    EXPECT_FALSE(std::filesystem::exists(target_));
}

TEST_F(CheckedCopyTest, TakesAFileBelowAFolderOnlyWithoutLinksOnTheWay) {
    const auto folder = directory_.path() / "folder";
    std::filesystem::create_directories(folder / "a/b");
    base::write_file(folder / "a/b/file", "abc");
    std::filesystem::create_symlink(folder / "a", folder / "link");
    EXPECT_FALSE(copy_below(folder, "link/b/file", target_, {}));
    EXPECT_FALSE(copy_below(folder, "a/none/file", target_, {}));
    EXPECT_FALSE(copy_below(folder, "a/b/file/file", target_, {}));
    EXPECT_FALSE(copy_below(folder, "a/b", target_, {}));
    EXPECT_FALSE(std::filesystem::exists(target_));
    const auto copy = copy_below(folder, "a/b/file", target_, {});
    ASSERT_TRUE(copy);
    EXPECT_EQ(copy->digest, digest_of_abc);
}

TEST_F(CheckedCopyTest, ReplacesNothing) {
    base::write_file(source_, "new");
    base::write_file(target_, "old");
    EXPECT_THROW((void)copy_and_digest(source_, target_, {}), base::Error);
    EXPECT_EQ(base::read_file(target_, 10), "old");
}

TEST_F(CheckedCopyTest, LeavesNoPartAfterAStop) {
    base::write_file(source_, "abc");
    std::stop_source stop;
    stop.request_stop();
    try {
        (void)copy_and_digest(source_, target_, stop.get_token());
        FAIL() << "it was stopped";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
    }
    EXPECT_FALSE(std::filesystem::exists(target_));
}

TEST_F(CheckedCopyTest, LeavesNoPartOnAFullDisk) {
    const auto mount = directory_.path() / "small";
    const support::SmallDisk disk(mount, 1);
    if (!disk.is_mounted()) GTEST_SKIP() << "this needs the right to mount a small disk";
    base::write_file(source_, std::string(4'000'000, 'x'));
    EXPECT_THROW((void)copy_and_digest(source_, mount / "copy", {}), base::DiskFull);
    EXPECT_FALSE(std::filesystem::exists(mount / "copy"));
}

}  // namespace storyflow::app
