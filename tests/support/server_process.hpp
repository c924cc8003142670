#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"

namespace storyflow::support {

/// The real program as a child process: asked by its arguments, ended by signals. What it writes to standard
/// output and error is read and dropped once it is ready. Ends with its owner.
class ProgramProcess {
  public:
    /// Returns when the program has written a line that holds `ready`. Throws std::runtime_error with the
    /// program's own words when it ends before.
    ProgramProcess(const std::vector<std::string>& arguments, const std::string& ready);
    ~ProgramProcess();
    ProgramProcess(const ProgramProcess&) = delete;
    ProgramProcess& operator=(const ProgramProcess&) = delete;

    [[nodiscard]] pid_t pid() const { return pid_; }
    /// The line that said that it is ready.
    [[nodiscard]] const std::string& ready_line() const { return ready_line_; }
    /// Processes that it started and that live.
    [[nodiscard]] std::vector<pid_t> children() const;
    /// As when the power goes: SIGKILL, then waits.
    void kill_hard();
    /// SIGTERM; returns the exit status.
    int terminate();
    /// Sends the signal and waits; returns the exit status, or 128 + the signal that ended it.
    int end_by(int signal);
    /// SIGSTOP: it stands still, with all its connections.
    void freeze();
    void thaw();

  private:
    int wait();

    pid_t pid_ = -1;
    base::FileDescriptor output_;
    std::string ready_line_;
};

/// `storyflow serve`, on a free port unless the arguments name one.
class ServerProcess {
  public:
    /// Starts it on `data` and waits until it listens.
    explicit ServerProcess(const std::filesystem::path& data, std::vector<std::string> arguments = {});

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] pid_t pid() const { return process_.pid(); }
    [[nodiscard]] ProgramProcess& process() { return process_; }
    void kill_hard() { process_.kill_hard(); }
    int terminate() { return process_.terminate(); }
    int end_by(int signal) { return process_.end_by(signal); }

  private:
    ProgramProcess process_;
    std::uint16_t port_ = 0;
};

struct ProgramResult {
    int status = -1;     ///< exit status, or 128 + the signal
    std::string output;  ///< standard output and error
};

/// Runs the storyflow program to its end with `input` on standard input.
[[nodiscard]] ProgramResult run_program(const std::vector<std::string>& arguments,
                                        const std::string& input = {});

}  // namespace storyflow::support
