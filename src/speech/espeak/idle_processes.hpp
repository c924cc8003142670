#pragma once

#include <cstddef>
#include <memory>
#include <thread>
#include <vector>

#include "base/file.hpp"
#include "base/locked.hpp"
#include "speech/espeak/espeak_process.hpp"

namespace storyflow::speech {

/// The idle `storyflow-espeak` processes. A process that dies while idle is reaped at once by a thread that
/// watches these processes only; a handler of SIGCHLD would also see the children of other rooms. Safe from
/// any thread.
class IdleProcesses {
  public:
    /// Keeps at most `most` processes at once. Throws `base::Error{unavailable}` when too many files are
    /// open, and `std::system_error` when no thread can be started.
    explicit IdleProcesses(std::size_t most);
    /// Ends the processes.
    ~IdleProcesses();
    IdleProcesses(const IdleProcesses&) = delete;
    IdleProcesses& operator=(const IdleProcesses&) = delete;

    /// Takes the process that was kept last; null when there is none.
    [[nodiscard]] std::unique_ptr<EspeakProcess> take();
    void keep(std::unique_ptr<EspeakProcess> process) noexcept;

  private:
    void watch();
    [[nodiscard]] std::unique_ptr<EspeakProcess> take_dead(int channel);

    base::Locked<std::vector<std::unique_ptr<EspeakProcess>>> processes_;
    base::FileDescriptor watched_;  ///< epoll: the channels of the processes, and `ending_`
    base::FileDescriptor ending_;
    std::thread watcher_;
};

}  // namespace storyflow::speech
