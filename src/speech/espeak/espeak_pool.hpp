#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stop_token>

#include "base/locked.hpp"
#include "speech/espeak/espeak_process.hpp"
#include "speech/espeak/idle_processes.hpp"

namespace storyflow::speech {

struct EspeakPoolOptions {
    std::filesystem::path program;
    std::size_t processes = 2;                     ///< the most that run at once; at least 1
    std::chrono::milliseconds time_limit{60'000};  ///< for one reply
};

/// A bounded number of `storyflow-espeak` processes, started when needed and kept. Safe from any thread. The
/// destructor ends the processes; no call of `ask` may be in progress then.
class EspeakPool {
  public:
    explicit EspeakPool(EspeakPoolOptions options);

    /// Waits for a free process and for its reply. A process that dies, hangs or is cancelled is killed. The
    /// request is sent once more, to a fresh process, when the process died, or when it had been kept idle
    /// and gave no reply in time: it may have been frozen for long. A fresh process that gives no reply in
    /// time is not replaced, so a text on which eSpeak hangs takes at most two time limits.
    ///
    /// Throws `base::Error`: cancelled; unavailable for failures that may pass (the program does not start,
    /// gives no reply in time, died twice, or lacks memory); internal for other error replies.
    [[nodiscard]] EspeakReply ask(const EspeakRequest& request, const std::stop_token& stop);

    /// How many processes died during an exchange, or were killed because they gave no reply in time.
    [[nodiscard]] std::uint64_t lost_processes() const { return lost_processes_; }

  private:
    class Slot;

    const EspeakPoolOptions options_;
    base::Locked<std::size_t> taken_;  ///< processes in use
    std::condition_variable_any freed_;
    IdleProcesses idle_;
    std::atomic<std::uint64_t> lost_processes_{0};
};

}  // namespace storyflow::speech
