#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"

namespace storyflow::base {

/// A program to run as a child, without a shell.
struct ChildCommand {
    std::filesystem::path program;
    std::vector<std::string> arguments;
};

struct ChildLimits {
    /// The child is killed when it neither takes nor gives a byte, nor ends, for so long.
    std::chrono::milliseconds patience{30'000};
    std::size_t output = 0;  ///< the most bytes of its standard output that are kept; more is a failure
    std::size_t memory = 0;  ///< of its address space in bytes; 0: no limit
};

/// The result of a child that ended by itself.
struct ChildEnd {
    int status = 0;      ///< its exit status; 128 + the signal for one that was killed
    std::string output;  ///< its standard output, without what was taken before
    std::string said;    ///< the last 4 KiB of its standard error
};

/// A running program in a process group of its own, fed by a pipe; its standard output and error are
/// collected meanwhile, so that neither side waits for the other for ever. The destructor kills and reaps it.
/// Not thread-safe.
class ChildProgram {
  public:
    /// Throws `Error{unavailable}` when the program cannot be started.
    explicit ChildProgram(const ChildCommand& command, ChildLimits limits = {});
    ~ChildProgram();
    ChildProgram(const ChildProgram&) = delete;
    ChildProgram& operator=(const ChildProgram&) = delete;

    /// Writes all bytes into its standard input. Returns false when the child takes no more (it closed the
    /// pipe or ended): `finish` then tells why. Throws `Error{cancelled}` after a stop request, and
    /// `Error{unavailable}` when a limit is exceeded; the child is killed then.
    bool feed(std::span<const char> bytes, const std::stop_token& stop);

    /// Takes what the child has put on its standard output since the last call. If there is nothing yet,
    /// waits for some, but no longer than `at_most`. Throws like `feed`.
    [[nodiscard]] std::string take_output(std::chrono::milliseconds at_most, const std::stop_token& stop);

    /// Closes its standard input and waits for its end. Throws like `feed`.
    [[nodiscard]] ChildEnd finish(const std::stop_token& stop);

  private:
    /// Waits until a pipe is ready, and collects output. `writing`: also for room in its standard input.
    void wait_for_pipes(bool writing, const std::stop_token& stop);
    void collect(FileDescriptor& pipe, std::string& into, std::size_t most);
    void collect_end(FileDescriptor& pipe, std::string& into, std::size_t most);
    [[nodiscard]] int reap(const std::stop_token& stop);
    [[noreturn]] void fail(const std::string& reason);
    void kill() noexcept;

    std::string name_;
    ChildLimits limits_;
    pid_t id_ = -1;
    FileDescriptor input_;
    FileDescriptor output_;
    FileDescriptor errors_;
    ChildEnd end_;
};

/// The program's path: `name` itself when it contains a slash, else the first of the `search_path` (folders
/// separated by colons, as in PATH) that holds an executable file of this name. Empty when there is none.
[[nodiscard]] std::filesystem::path find_program(std::string_view name, std::string_view search_path);

}  // namespace storyflow::base
