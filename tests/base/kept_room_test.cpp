#include "base/kept_room.hpp"

#include <gtest/gtest.h>
#include <sys/statvfs.h>

#include <fstream>

#include "tests/support/small_disk.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::base {

namespace {

constexpr std::uint64_t mebibyte = 1024 * 1024;
constexpr const char* cannot_mount = "this needs the right to mount a small disk";

class KeptRoomTest : public testing::Test {
  protected:
    [[nodiscard]] std::filesystem::path file() const { return directory_.path() / "disk" / "room"; }
    [[nodiscard]] std::uint64_t free_bytes() const {
        struct statvfs disk {};
        EXPECT_EQ(::statvfs(disk_.is_mounted() ? file().parent_path().c_str() : "/", &disk), 0);
        return static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
    }
    /// Writes until the disk is full.
    void fill(const std::string& name) const {
        std::ofstream filler(file().parent_path() / name, std::ios::binary);
        const std::string block(4096, 'x');
        while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }

    support::TemporaryDirectory directory_;
    support::SmallDisk disk_{directory_.path() / "disk", 8};
};

}  // namespace

TEST_F(KeptRoomTest, TakesRoomAndGivesItUp) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto before = free_bytes();
    KeptRoom room(file(), mebibyte);
    EXPECT_TRUE(room.is_whole());
    EXPECT_EQ(before - free_bytes(), mebibyte);
    room.give_up();
    EXPECT_EQ(room.held(), 0U);
    EXPECT_EQ(free_bytes(), before);
}

TEST_F(KeptRoomTest, TakesNoMoreThanAQuarterOfASmallDisk) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto before = free_bytes();
    const KeptRoom room(file(), 64 * mebibyte);
    EXPECT_FALSE(room.is_whole());
    EXPECT_GT(room.held(), mebibyte);
    EXPECT_LE(room.held(), before / 4);
}

TEST_F(KeptRoomTest, IsThereForTheNextProgramOnAFullDisk) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    { const KeptRoom room(file(), mebibyte); }
    fill("filler");
    ASSERT_EQ(free_bytes(), 0U);
    KeptRoom room(file(), mebibyte);
    EXPECT_TRUE(room.is_whole());
    room.give_up();
    EXPECT_EQ(free_bytes(), mebibyte);
}

TEST_F(KeptRoomTest, TakesAgainWhatOthersLeftOfIt) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    KeptRoom room(file(), mebibyte);
    fill("filler");
    room.give_up();
    { std::ofstream(file().parent_path() / "small") << std::string(100'000, 'x'); }
    room.take();
    EXPECT_FALSE(room.is_whole());
    EXPECT_GT(room.held(), mebibyte / 2) << "all that was left";
    std::filesystem::remove(file().parent_path() / "filler");
    room.take();
    EXPECT_TRUE(room.is_whole());
}

TEST_F(KeptRoomTest, OfNothingTouchesNothing) {
    KeptRoom room(file(), 0);
    room.take();
    room.give_up();
    EXPECT_TRUE(room.is_whole());
    EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(KeptRoomTest, HasNoneWhereItsFileCannotBe) {
    KeptRoom room(directory_.path() / "nowhere" / "room", mebibyte);
    room.take();
    EXPECT_EQ(room.held(), 0U);
}

}  // namespace storyflow::base
