#pragma once

#include <spdlog/spdlog.h>

#include <exception>
#include <map>
#include <mutex>
#include <string>

namespace storyflow::narration {

/// Says once what narration waits for, not with each try and for each worker, and once that nobody waits any
/// more. Safe from any thread.
class WaitingLog {
  public:
    /// One who asks for something, and waits from the first failure until its own end. For one thread.
    class Turn {
      public:
        explicit Turn(WaitingLog& log) : log_(log) {}
        ~Turn() {
            if (!reason_.empty()) log_.leave(reason_);
        }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

        void waits(const std::exception& failure) {
            const std::string reason = failure.what();
            if (reason == reason_) return;
            log_.enter(reason);
            if (!reason_.empty()) log_.leave(reason_);
            reason_ = reason;
        }

      private:
        WaitingLog& log_;
        std::string reason_;  ///< empty while nothing is waited for
    };

  private:
    void enter(const std::string& reason) {
        const std::lock_guard lock(mutex_);
        if (waiting_[reason]++ == 0) spdlog::warn("Narration waits: {}", reason);
    }
    void leave(const std::string& reason) {
        const std::lock_guard lock(mutex_);
        const auto those = waiting_.find(reason);
        if (--those->second > 0) return;
        waiting_.erase(those);
        if (waiting_.empty()) spdlog::info("Narration goes on.");
    }

    std::mutex mutex_;
    std::map<std::string, int> waiting_;  ///< how many, by reason
};

}  // namespace storyflow::narration
