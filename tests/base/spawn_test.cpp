#include "base/spawn.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::base {
namespace {

std::string said_by(const std::string& script) {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    const FileDescriptor reading(ends[0]);
    FileDescriptor writing(ends[1]);
    const pid_t id = spawn("/bin/sh", {"-c", script}, {STDIN_FILENO, writing.get(), STDERR_FILENO});
    writing.reset();
    std::string said;
    std::array<char, 256> block{};
    for (ssize_t got = 0; (got = ::read(reading.get(), block.data(), block.size())) > 0;) {
        said.append(block.data(), static_cast<std::size_t>(got));
    }
    EXPECT_EQ(::waitpid(id, nullptr, 0), id);
    return said;
}

TEST(Spawn, LeavesNoOtherFileOpenInTheChild) {
    const int inherited = ::socket(AF_UNIX, SOCK_STREAM, 0);
    const FileDescriptor closed_here(inherited);
    EXPECT_EQ(said_by("test -e /proc/self/fd/" + std::to_string(inherited) + " || echo closed"), "closed\n");
}

TEST(Spawn, GivesTheChildAnEnvironmentOfItsLanguageOnly) {
    EXPECT_EQ(said_by("echo \"$LC_ALL,$HOME\""), "C.UTF-8,\n");
}

TEST(Spawn, SaysThatAProgramCannotBeStarted) {
    EXPECT_THROW((void)spawn("/no/such/program", {}, {}), Error);
}

}  // namespace
}  // namespace storyflow::base
