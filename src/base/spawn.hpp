#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace storyflow::base {

/// File descriptors that become a child's standard input, output and error.
struct ChildStreams {
    int input = 0;
    int output = 1;
    int errors = 2;
};

/// Starts a program without a shell, with no other open file, an environment of `LC_ALL=C.UTF-8` only, no
/// blocked signal, and a process group of its own: Ctrl-C reaches only this program, and one signal reaches
/// the child and its forks. Returns its process id. Throws `Error{unavailable}` when it cannot be started.
[[nodiscard]] pid_t spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                          const ChildStreams& streams);

/// Kills the process group and waits for the child's end. Does nothing for a negative id.
void kill_and_reap(pid_t id) noexcept;

}  // namespace storyflow::base
