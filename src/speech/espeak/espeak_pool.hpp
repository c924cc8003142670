#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

#include "speech/espeak/espeak_process.hpp"

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

    /// Waits for a free process and for its answer. A process that dies, hangs or is cancelled is killed;
    /// when it died, the request is asked once more of a fresh one. Throws `base::Error`: cancelled,
    /// unavailable (the program does not start), internal (no answer in time, or died twice, or an error
    /// reply).
    [[nodiscard]] EspeakReply ask(const EspeakRequest& request, const std::stop_token& stop);

  private:
    class Place;

    const EspeakPoolOptions options_;
    std::mutex mutex_;
    std::condition_variable_any freed_;
    std::size_t taken_ = 0;
    std::vector<std::unique_ptr<EspeakProcess>> idle_;
};

}  // namespace storyflow::speech
