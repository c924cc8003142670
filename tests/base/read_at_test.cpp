#include "base/read_at.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <string_view>

#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::base {
namespace {

TEST(ReadAt, ReadsFromAPlaceUpToTheEnd) {
    const support::TemporaryDirectory directory;
    const auto path = directory.path() / "a";
    std::ofstream(path) << "Once upon";
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::array<char, 6> block{};
    EXPECT_EQ(read_at(file.get(), 1, block), 6U);
    EXPECT_EQ(std::string_view(block.data(), 6), "nce up");
    EXPECT_EQ(read_at(file.get(), 7, block), 2U);
    EXPECT_EQ(std::string_view(block.data(), 2), "on");
    EXPECT_EQ(read_at(file.get(), 9, block), 0U);
}

TEST(ReadAt, TellsAFailureFromTheEnd) {
    const support::TemporaryDirectory directory;
    const FileDescriptor folder(::open(directory.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    std::array<char, 6> block{};
    EXPECT_EQ(read_at(folder.get(), 0, block), std::nullopt);
    EXPECT_EQ(errno, EISDIR);
}

}  // namespace
}  // namespace storyflow::base
