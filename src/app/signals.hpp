#pragma once

#include <stop_token>
#include <thread>

#include "base/file.hpp"

namespace storyflow::app {

/// Turns Ctrl-C, SIGTERM and SIGHUP (a terminal was closed) into a stop request. A second Ctrl-C or SIGTERM
/// ends the process at once; SIGHUP neither does so nor counts as the first. SIGHUP that was ignored when the
/// program began, as under `nohup`, stays ignored. Ignores SIGPIPE. Construct it first thing in `main`'s
/// thread, before any other thread exists, since every thread inherits the blocked signals.
class Signals {
  public:
    Signals();
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    [[nodiscard]] std::stop_token stop_token() const { return stop_.get_token(); }
    /// Blocks until a signal has requested the stop.
    void wait() const;

  private:
    void watch();

    std::stop_source stop_;
    base::FileDescriptor signals_;
    base::FileDescriptor ending_;
    std::thread watcher_;
};

}  // namespace storyflow::app
