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
    std::size_t processes = 2;                     ///< at most this many at once, at least one
    std::chrono::milliseconds time_limit{60'000};  ///< for one answer
};

/// A bounded number of `storyflow-espeak` processes, started when needed and kept. Safe from any thread;
/// nobody may be asking any more when it is destroyed, which ends the processes.
class EspeakPool {
  public:
    explicit EspeakPool(EspeakPoolOptions options);

    /// Waits for a free process and for its answer. A process that dies, hangs or is cancelled is killed. The
    /// request is asked once more of a fresh one when the process died, or when it had been kept from before
    /// and gave no answer in time: it may have been frozen long since. A fresh one that gives none is not
    /// followed by another, so that a text on which eSpeak hangs takes two time limits at most.
    ///
    /// Throws `base::Error`: cancelled; unavailable for what may pass (the program does not start, gives no
    /// answer in time, died twice, or lacks memory); internal for other error replies.
    [[nodiscard]] EspeakReply ask(const EspeakRequest& request, const std::stop_token& stop);

    /// How many processes died, or were killed because they gave no answer in time, while they worked.
    [[nodiscard]] std::uint64_t lost_processes() const { return lost_processes_; }

  private:
    class Slot;

    const EspeakPoolOptions options_;
    base::Locked<std::size_t> taken_;  ///< processes that are being asked
    std::condition_variable_any freed_;
    IdleProcesses idle_;
    std::atomic<std::uint64_t> lost_processes_{0};
};

}  // namespace storyflow::speech
