#pragma once

#include <spdlog/spdlog.h>

#include <exception>
#include <mutex>
#include <string>

namespace storyflow::narration {

/// Says once what narration waits for, not with each try and for each worker, and once that it goes on. Safe
/// from any thread.
class WaitingLog {
  public:
    void waits(const std::exception& reason) {
        const std::lock_guard lock(mutex_);
        if (told_ == reason.what()) return;
        told_ = reason.what();
        spdlog::warn("Narration waits: {}", told_);
    }
    void goes_on() {
        const std::lock_guard lock(mutex_);
        if (told_.empty()) return;
        told_.clear();
        spdlog::info("Narration goes on.");
    }

  private:
    std::mutex mutex_;
    std::string told_;  ///< empty while nothing is waited for
};

}  // namespace storyflow::narration
