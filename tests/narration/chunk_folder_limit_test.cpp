#include "narration/chunk_folder_limit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "tests/narration/chunk_samples.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::narration {

namespace {

namespace fs = std::filesystem;

class ChunkFolderLimitTest : public testing::Test {
  protected:
    /// Writes a file of 10,000 bytes that was last used some hours ago.
    void put(const fs::path& file, int hours_ago) const {
        fs::create_directories(file.parent_path());
        std::ofstream(file) << std::string(10'000, 'x');
        fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(hours_ago));
    }
    [[nodiscard]] fs::path chunk(int number) const {
        const std::string key = key_of(number);
        return folder_.path() / key.substr(0, 2) / key.substr(2);
    }

    support::TemporaryDirectory folder_;
};

}  // namespace

TEST_F(ChunkFolderLimitTest, CountsWhatWasThereBefore) {
    for (int number = 0; number < 6; ++number)
        put(chunk(number), number);
    ChunkFolderLimit(folder_.path(), 50'000).added(10'000);
    for (int number = 0; number < 6; ++number)
        EXPECT_EQ(fs::exists(chunk(number)), number < 4) << number << ": four fifths of the limit stay";
}

TEST_F(ChunkFolderLimitTest, RemovesNothingBelowTheLimit) {
    ChunkFolderLimit limit(folder_.path(), 50'000);
    for (int number = 0; number < 5; ++number) {
        put(chunk(number), number);
        limit.added(10'000);
    }
    for (int number = 0; number < 5; ++number)
        EXPECT_TRUE(fs::exists(chunk(number))) << number;
}

TEST_F(ChunkFolderLimitTest, NoticesInTimeWhatOtherProcessesAdd) {
    ChunkFolderLimit limit(folder_.path(), 100'000);
    put(chunk(0), 0);
    limit.added(10'000);
    for (int number = 1; number < 10; ++number) {
        put(chunk(number), number);
        put(folder_.path() / "ff" / key_of(number).substr(2), 20 + number);
    }
    limit.added(10'000);
    EXPECT_TRUE(fs::exists(chunk(7)));
    EXPECT_FALSE(fs::exists(chunk(8)));
    EXPECT_FALSE(fs::exists(folder_.path() / "ff" / key_of(1).substr(2)));
}

TEST_F(ChunkFolderLimitTest, LeavesForeignFilesAlone) {
    const std::vector<fs::path> foreign{folder_.path() / "README", folder_.path() / "ab" / "notes.txt",
                                        folder_.path() / "photos" / key_of(1).substr(2),
                                        chunk(1) / "inside.part"};
    for (const auto& file : foreign)
        put(file, 100);
    ChunkFolderLimit(folder_.path(), 1'000).added(1);
    for (const auto& file : foreign)
        EXPECT_TRUE(fs::exists(file)) << file;
}

TEST_F(ChunkFolderLimitTest, RemovesUnfinishedFilesOfTheDeadAndNotOfTheLiving) {
    const auto of_the_dead = unfinished_name(chunk(1), "0123abcd");
    const auto of_the_living = unfinished_name(chunk(2), "0123abcd");
    put(of_the_dead, 2);
    put(of_the_living, 0);
    ChunkFolderLimit(folder_.path(), 1'000'000).added(1);
    EXPECT_FALSE(fs::exists(of_the_dead));
    EXPECT_TRUE(fs::exists(of_the_living));
}

TEST_F(ChunkFolderLimitTest, AMissingFolderHoldsNothing) {
    EXPECT_NO_THROW(ChunkFolderLimit(folder_.path() / "missing", 1'000).added(1));
}

}  // namespace storyflow::narration
