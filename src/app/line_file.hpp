#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>

#include "base/file.hpp"
#include "base/locked.hpp"

namespace storyflow::app {

/// A file to which lines are appended by a thread of its own, so that callers never wait for a disk. Follows
/// a rotation: if the file was renamed or removed, the next line opens it anew. Several processes may append
/// to one file; lines are never interleaved. Lines for which there is no room are counted, and the log tells
/// their number. Safe from any thread.
class LineFile {
  public:
    static constexpr std::size_t most_waiting = 10'000;  ///< lines that the disk has not taken yet

    /// Throws `base::Error{unavailable}` if the file cannot be written.
    explicit LineFile(std::filesystem::path path, std::size_t waiting = most_waiting);
    /// Writes the lines that still wait.
    ~LineFile();
    LineFile(const LineFile&) = delete;
    LineFile& operator=(const LineFile&) = delete;

    /// Appends a line, given without its end.
    void append(std::string line) noexcept;

  private:
    struct State {
        std::deque<std::string> waiting;
        std::uint64_t lost = 0;
        bool ending = false;
    };

    void write_lines();
    void write(std::string_view line);
    void reopen_if_rotated();
    void lose(std::uint64_t lines) noexcept;
    void tell_of_lost(std::uint64_t lines);

    const std::filesystem::path path_;
    const std::size_t most_waiting_;
    base::FileDescriptor file_;  ///< used by the thread only
    base::Locked<State> state_;
    std::condition_variable changed_;
    std::thread thread_;
};

}  // namespace storyflow::app
