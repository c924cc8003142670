#include "store/sqlite/file_in_place.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_directory.hpp"

namespace storyflow::store::sqlite {

namespace {

class FileInPlaceTest : public testing::Test {
  protected:
    FileInPlaceTest() { std::ofstream(file_) << "content"; }

    support::TemporaryDirectory folder_;
    std::filesystem::path file_ = folder_.path() / "file";
};

}  // namespace

TEST_F(FileInPlaceTest, AFileThatIsWrittenStaysTheSame) {
    const FileInPlace identity(file_);
    std::ofstream(file_) << "other content";
    EXPECT_TRUE(identity.is_in_place());
}

TEST_F(FileInPlaceTest, ARemovedFileIsNoticedAndSoIsItsReturn) {
    const FileInPlace identity(file_);
    std::filesystem::rename(file_, folder_.path() / "elsewhere");
    EXPECT_FALSE(identity.is_in_place());
    std::filesystem::rename(folder_.path() / "elsewhere", file_);
    EXPECT_TRUE(identity.is_in_place());
}

TEST_F(FileInPlaceTest, AnotherFileInItsPlaceIsNoticed) {
    const FileInPlace identity(file_);
    std::filesystem::copy_file(file_, folder_.path() / "copy");
    std::filesystem::rename(folder_.path() / "copy", file_);
    EXPECT_FALSE(identity.is_in_place());
}

TEST_F(FileInPlaceTest, AFileThatWasNotThereIsNotMissed) {
    const FileInPlace identity(folder_.path() / "missing");
    EXPECT_TRUE(identity.is_in_place());
}

}  // namespace storyflow::store::sqlite
