#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"

namespace storyflow::support {

/// The real program as a child process: started on a free port, asked by its arguments, ended by signals.
/// What it writes to standard output and error is kept. Ends with its owner.
class ServerProcess {
  public:
    /// Starts `storyflow serve` on `data` and waits until it listens. Throws std::runtime_error with the
    /// program's own words when it does not.
    explicit ServerProcess(const std::filesystem::path& data, std::vector<std::string> arguments = {});
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] pid_t pid() const { return pid_; }
    /// As when the power goes: SIGKILL, then waits.
    void kill_hard();
    /// SIGTERM; returns the exit status.
    int terminate();

  private:
    int wait();

    pid_t pid_ = -1;
    base::FileDescriptor output_;
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
