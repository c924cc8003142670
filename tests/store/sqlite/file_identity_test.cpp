#include "store/sqlite/file_identity.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_directory.hpp"

namespace storyflow::store {

namespace {

class FileIdentityTest : public testing::Test {
  protected:
    FileIdentityTest() { std::ofstream(file_) << "content"; }

    support::TemporaryDirectory folder_;
    std::filesystem::path file_ = folder_.path() / "file";
};

}  // namespace

TEST_F(FileIdentityTest, AFileThatIsWrittenStaysTheSame) {
    const FileIdentity identity(file_);
    std::ofstream(file_) << "other content";
    EXPECT_TRUE(identity.is_in_place());
}

TEST_F(FileIdentityTest, ARemovedFileIsNoticedAndSoIsItsReturn) {
    const FileIdentity identity(file_);
    std::filesystem::rename(file_, folder_.path() / "elsewhere");
    EXPECT_FALSE(identity.is_in_place());
    std::filesystem::rename(folder_.path() / "elsewhere", file_);
    EXPECT_TRUE(identity.is_in_place());
}

TEST_F(FileIdentityTest, AnotherFileInItsPlaceIsNoticed) {
    const FileIdentity identity(file_);
    std::filesystem::copy_file(file_, folder_.path() / "copy");
    std::filesystem::rename(folder_.path() / "copy", file_);
    EXPECT_FALSE(identity.is_in_place());
}

TEST_F(FileIdentityTest, AFileThatWasNotThereIsNotMissed) {
    const FileIdentity identity(folder_.path() / "missing");
    EXPECT_TRUE(identity.is_in_place());
}

}  // namespace storyflow::store
