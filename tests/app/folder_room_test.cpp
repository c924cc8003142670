#include "app/folder_room.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/small_disk.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;
constexpr const char* cannot_mount = "this needs the right to mount a small disk";

class FolderRoomTest : public testing::Test {
  protected:
    support::TemporaryDirectory directory_;
};

}  // namespace

TEST_F(FolderRoomTest, OfAFolderThatIsToBeMadeIsThatOfItsParent) {
    const auto room = room_in(directory_.path() / "to" / "be" / "made");
    EXPECT_TRUE(room.is_good());
    EXPECT_EQ(room.existing, directory_.path());
    EXPECT_FALSE(std::filesystem::exists(directory_.path() / "to"));
}

TEST_F(FolderRoomTest, IsNoneWhereAFileStandsInTheWay) {
    std::ofstream(directory_.path() / "file") << "x";
    EXPECT_EQ(room_in(directory_.path() / "file").state, FolderRoom::State::unwritable);
}

TEST_F(FolderRoomTest, IsFullBelowTheLeast) {
    const support::SmallDisk disk(directory_.path() / "disk", 15);
    if (!disk.is_mounted()) GTEST_SKIP() << cannot_mount;
    EXPECT_EQ(room_in(directory_.path() / "disk").state, FolderRoom::State::full);
    ASSERT_TRUE(disk.resize(17));
    EXPECT_EQ(room_in(directory_.path() / "disk").state, FolderRoom::State::good);
}

TEST_F(FolderRoomTest, OfAReadOnlyDiskIsNone) {
    const support::SmallDisk disk(directory_.path() / "disk", 64);
    if (!disk.is_mounted()) GTEST_SKIP() << cannot_mount;
    ASSERT_TRUE(disk.make_read_only(64));
    EXPECT_EQ(room_in(directory_.path() / "disk").state, FolderRoom::State::unwritable);
}

TEST(FolderRoomSentence, SaysWhatIsFreeAndWhatIsNeeded) {
    const FolderRoom full{FolderRoom::State::full, 3 * mebibyte + 7, {}};
    EXPECT_EQ(sentence(full), "is full: 3 MiB free, at least 16 MiB are needed");
    EXPECT_EQ(sentence({FolderRoom::State::unwritable, 0, {}}), "cannot be written");
    EXPECT_EQ(sentence({FolderRoom::State::good, 9 * 1024 * mebibyte, {}}), "has 9.0 GiB free");
}

}  // namespace storyflow::app
