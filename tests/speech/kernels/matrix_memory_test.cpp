#include "speech/kernels/matrix_memory.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <new>
#include <random>
#include <vector>

#include "tests/support/sanitizer.hpp"

namespace storyflow::speech::kernels {
namespace {

using Block = std::span<std::byte>;
constexpr std::size_t mebibyte = std::size_t{1} << 20U;

TEST(MatrixMemory, HandsOnThePagesThatWereGivenBack) {
    MatrixMemory memory;
    const Block first = memory.take(mebibyte);
    first.front() = std::byte{7};
    memory.give_back(first);
    EXPECT_EQ(memory.kept_bytes(), mebibyte);
    const Block second = memory.take(mebibyte / 2);
    EXPECT_EQ(second.data(), first.data());
    EXPECT_EQ(second.front(), std::byte{7}) << "the same page";
    memory.give_back(second);
}

TEST(MatrixMemory, GivesWholePagesThatAreAlignedAndCanBeWritten) {
    MatrixMemory memory;
    const Block block = memory.take(mebibyte + 1);
    EXPECT_GT(block.size(), mebibyte);
    EXPECT_EQ(block.size() % 4096, 0U);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(block.data()) % 64, 0U);
    std::ranges::fill(block, std::byte{1});
    memory.give_back(block);
    EXPECT_FALSE(memory.take(0).empty());
}

TEST(MatrixMemory, FillsTheFirstGapThatIsWideEnough) {
    MatrixMemory memory;
    const Block first = memory.take(mebibyte);
    const Block second = memory.take(2 * mebibyte);
    const Block third = memory.take(mebibyte);
    memory.give_back(first);
    EXPECT_EQ(memory.take(2 * mebibyte).data(), third.data() + third.size());
    memory.give_back(second);
    EXPECT_EQ(memory.take(3 * mebibyte).data(), first.data()) << "both gaps are one";
    EXPECT_EQ(memory.kept_bytes(), 6 * mebibyte);
}

TEST(MatrixMemory, KeepsWhatTheLastUtteranceNeeded) {
    MatrixMemory memory;
    memory.give_back(memory.take(8 * mebibyte));
    EXPECT_EQ(memory.kept_bytes(), 8 * mebibyte);
    const Block first = memory.take(mebibyte);
    const Block second = memory.take(mebibyte);
    EXPECT_EQ(memory.kept_bytes(), 8 * mebibyte) << "it is not known how much will be needed";
    memory.give_back(first);
    memory.give_back(second);
    EXPECT_EQ(memory.kept_bytes(), 2 * mebibyte);
    const Block again = memory.take(4 * mebibyte);
    EXPECT_EQ(again[3 * mebibyte], std::byte{0}) << "a new page";
    memory.give_back(again);
    memory.give_back(memory.take(100 * mebibyte));
    EXPECT_EQ(memory.kept_bytes(), 32 * mebibyte) << "the most";
}

TEST(MatrixMemory, ReleasesWhatNothingLiesIn) {
    MatrixMemory memory;
    memory.release();
    const Block first = memory.take(mebibyte);
    memory.give_back(memory.take(mebibyte));
    first.back() = std::byte{1};
    memory.release();
    EXPECT_EQ(memory.kept_bytes(), mebibyte);
    EXPECT_EQ(first.back(), std::byte{1});
    memory.give_back(first);
    memory.release();
    EXPECT_EQ(memory.kept_bytes(), 0U);
    const Block again = memory.take(mebibyte);
    EXPECT_EQ(again.back(), std::byte{0}) << "a new page";
}

TEST(MatrixMemory, NeverGivesTheSameBytesTwice) {
    MatrixMemory memory;
    std::mt19937 random(7);
    std::vector<Block> taken;
    for (int step = 0; step < 2000; ++step) {
        if (taken.size() < 8 && (taken.empty() || random() % 2 == 0)) {
            taken.push_back(memory.take((1 + random() % 32) * 4096));
            std::ranges::fill(taken.back(), static_cast<std::byte>(step));
        } else {
            std::swap(taken[random() % taken.size()], taken.back());
            const Block block = taken.back();
            ASSERT_TRUE(std::ranges::all_of(block, [&](std::byte b) { return b == block.front(); }));
            memory.give_back(block);
            taken.pop_back();
        }
    }
    EXPECT_LE(memory.kept_bytes(), 2 * 8 * 32 * 4096U);
}

TEST(MatrixMemory, GetsAlongWithFewAddresses) {
    if (support::under_sanitizer) GTEST_SKIP() << "a sanitizer takes many addresses of its own";
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    rlimit before{};
    ::getrlimit(RLIMIT_AS, &before);
    rlimit tight = before;
    tight.rlim_cur = pages * 4096 + 1024 * mebibyte;
    ASSERT_EQ(::setrlimit(RLIMIT_AS, &tight), 0);
    MatrixMemory memory;
    const Block block = memory.take(100 * mebibyte);
    block.back() = std::byte{1};
    EXPECT_THROW((void)memory.take(1024 * mebibyte), std::bad_alloc);
    memory.give_back(block);
    ::setrlimit(RLIMIT_AS, &before);
}

TEST(MatrixMemory, RefusesWhatTheSystemDoesNotHave) {
    MatrixMemory memory;
    EXPECT_THROW((void)memory.take(std::size_t{1} << 60U), std::bad_alloc);
    const Block block = memory.take(mebibyte);
    EXPECT_THROW((void)memory.take((std::size_t{1} << 33U) - 4096), std::bad_alloc);
    memory.give_back(block);
}

}  // namespace
}  // namespace storyflow::speech::kernels
