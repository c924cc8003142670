#include "narration/chunk_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <thread>
#include <vector>

#include "base/file.hpp"
#include "narration/chunk_file.hpp"
#include "tests/narration/chunk_samples.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::narration {

namespace {

namespace fs = std::filesystem;

class ChunkFolderTest : public testing::Test {
  protected:
    [[nodiscard]] fs::path file_of(int number) const {
        const std::string key = key_of(number);
        return folder_ / key.substr(0, 2) / key.substr(2);
    }
    [[nodiscard]] bool holds(int number) { return holds(chunks_, number); }
    static bool holds(ChunkFolder& chunks, int number) {
        const auto found = chunks.find(key_of(number));
        EXPECT_TRUE(!found || is_same(*found, speech_of(number)));
        return found.has_value();
    }
    void write(int number, const std::string& bytes) const {
        fs::create_directories(file_of(number).parent_path());
        std::ofstream(file_of(number), std::ios::binary) << bytes;
    }

    support::LogCapture log_;
    support::TemporaryDirectory directory_;
    fs::path folder_ = directory_.path() / "chunks";
    ChunkFolder chunks_{folder_};
};

}  // namespace

TEST_F(ChunkFolderTest, FindsWhatWasPutAndNothingElse) {
    chunks_.put(key_of(1), speech_of(1));
    chunks_.put(key_of(2), speech_of(2));
    EXPECT_TRUE(holds(1));
    EXPECT_TRUE(holds(2));
    EXPECT_FALSE(holds(3));
    EXPECT_EQ(log_.text(), "");
}

TEST_F(ChunkFolderTest, OutlivesTheProcessAndIsSharedWithOthers) {
    ChunkFolder other(folder_);
    chunks_.put(key_of(1), speech_of(1));
    EXPECT_TRUE(holds(other, 1));
}

TEST_F(ChunkFolderTest, LeavesNoUnfinishedFile) {
    chunks_.put(key_of(1), speech_of(1));
    chunks_.put(key_of(1), speech_of(1));
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    EXPECT_THAT(files, testing::ElementsAre(file_of(1)));
}

TEST_F(ChunkFolderTest, KeepsNothingWithoutRoom) {
    ChunkFolder none(folder_, 0);
    none.put(key_of(1), speech_of(1));
    EXPECT_FALSE(fs::exists(folder_));
    chunks_.put(key_of(1), speech_of(1));
    EXPECT_FALSE(holds(none, 1)) << "switched off";
    ChunkFolder tiny(folder_, 100);
    tiny.put(key_of(2), speech_of(2));
    EXPECT_FALSE(holds(2)) << "larger than all the room";
}

TEST_F(ChunkFolderTest, KnowsNoKeyThatIsNone) {
    for (const std::string& key : {std::string(), std::string("../../../../etc/passwd"), std::string(64, 'A'),
                                   std::string(63, 'a'), std::string(62, 'a') + "/."}) {
        chunks_.put(key, speech_of(1));
        EXPECT_FALSE(chunks_.find(key));
    }
    EXPECT_FALSE(fs::exists(folder_));
}

TEST_F(ChunkFolderTest, ATornFileCountsAsNone) {
    chunks_.put(key_of(1), speech_of(1));
    const std::string bytes = base::read_file(file_of(1), 10'000);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        write(1, bytes.substr(0, size));
        EXPECT_FALSE(holds(1)) << size;
    }
    chunks_.put(key_of(1), speech_of(1));
    EXPECT_TRUE(holds(1)) << "and is replaced";
}

TEST_F(ChunkFolderTest, ADamagedFileCountsAsNone) {
    chunks_.put(key_of(1), speech_of(1));
    const std::string bytes = base::read_file(file_of(1), 10'000);
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
        std::string damaged = bytes;
        const auto flips = 1 + random() % 4;
        for (unsigned flip = 0; flip < flips; ++flip)
            damaged[random() % damaged.size()] = static_cast<char>(random());
        write(1, damaged);
        EXPECT_EQ(holds(1), damaged == bytes);
    }
}

TEST_F(ChunkFolderTest, WhatIsNoFileCountsAsNone) {
    fs::create_directories(file_of(1) / "folder");
    EXPECT_FALSE(holds(1));
    chunks_.put(key_of(1), speech_of(1));
    EXPECT_FALSE(holds(1)) << "the folder stays in its way";

    fs::create_directories(file_of(2).parent_path());
    ASSERT_EQ(::mkfifo(file_of(2).c_str(), 0600), 0);
    EXPECT_FALSE(holds(2)) << "nobody waits for a pipe's writer";

    chunks_.put(key_of(3), speech_of(3));
    fs::rename(file_of(3), directory_.path() / "elsewhere");
    fs::create_symlink(directory_.path() / "elsewhere", file_of(3));
    EXPECT_FALSE(holds(3)) << "no links";

    write(4, "");
    fs::resize_file(file_of(4), std::uintmax_t{1} << 36U);
    EXPECT_FALSE(holds(4)) << "far too large";
}

TEST_F(ChunkFolderTest, AFolderThatCannotBeUsedIsSaidOnceAndForgottenWhenItCan) {
    std::ofstream(folder_) << "a file in the way";
    for (int number = 0; number < 5; ++number) {
        chunks_.put(key_of(number), speech_of(number));
        EXPECT_FALSE(holds(number));
    }
    const std::string log = log_.text();
    EXPECT_THAT(log, testing::HasSubstr("cannot be kept"));
    EXPECT_EQ(std::ranges::count(log, '\n'), 1);
    fs::remove(folder_);
    chunks_.put(key_of(1), speech_of(1));
    EXPECT_TRUE(holds(1));
}

TEST_F(ChunkFolderTest, ForgetsWhatWasNotUsedForTheLongestTime) {
    constexpr std::size_t samples = 1500;  // 6 KB
    ChunkFolder small(folder_, 25'000);
    const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(10);
    for (int number = 0; number < 4; ++number) {
        small.put(key_of(number), speech_of(number, samples));
        fs::last_write_time(file_of(number), long_ago + std::chrono::hours(number));
    }
    EXPECT_TRUE(small.find(key_of(0))) << "the oldest, but used just now";
    small.put(key_of(4), speech_of(4, samples));
    EXPECT_FALSE(small.find(key_of(1)));
    EXPECT_FALSE(small.find(key_of(2)));
    EXPECT_TRUE(small.find(key_of(0)));
    EXPECT_TRUE(small.find(key_of(3)));
    EXPECT_TRUE(small.find(key_of(4)));
}

TEST_F(ChunkFolderTest, ServesManyThreadsWhileItForgets) {
    ChunkFolder first(folder_, 20'000);
    ChunkFolder second(folder_, 20'000);
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            ChunkFolder& chunks = thread % 2 == 0 ? first : second;
            for (int round = 0; round < 40; ++round) {
                const int number = (thread + round) % 10;
                chunks.put(key_of(number), speech_of(number));
                holds(chunks, (number + 1) % 10);
            }
        });
    }
    threads.clear();
    EXPECT_EQ(log_.text(), "");
}

}  // namespace storyflow::narration
