#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"

namespace storyflow::support {

/// The real program as a child process: controlled by arguments and signals. After it is ready, its output is
/// read and dropped. Killed on destruction.
class ProgramProcess {
  public:
    /// Waits until the program has written a line that contains `ready`. Throws std::runtime_error with the
    /// program's output when it ends before.
    ProgramProcess(const std::vector<std::string>& arguments, const std::string& ready);
    ~ProgramProcess();
    ProgramProcess(const ProgramProcess&) = delete;
    ProgramProcess& operator=(const ProgramProcess&) = delete;

    [[nodiscard]] pid_t pid() const { return pid_; }
    /// The line that contained `ready`.
    [[nodiscard]] const std::string& ready_line() const { return ready_line_; }
    /// The living child processes of the program.
    [[nodiscard]] std::vector<pid_t> children() const;
    /// SIGKILL, as in a power cut; waits for the end.
    void kill_hard();
    /// SIGTERM; returns the exit status.
    int terminate();
    /// Sends the signal and waits; returns the exit status, or 128 + the signal that ended it.
    int end_by(int signal);
    /// SIGSTOP: the process is suspended with all its connections open.
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
    /// Starts the server on the folder `data` and waits until it listens.
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
