#pragma once

#include <spdlog/spdlog.h>

#include <exception>
#include <map>
#include <string>

#include "base/locked.hpp"

namespace storyflow::narration {

/// Logs once why narration waits, instead of once for each try and worker, and once that no worker waits any
/// more. Safe from any thread.
class WaitingLog {
  public:
    /// One operation of a worker that may wait: it counts as waiting from its first failure until this object
    /// is destroyed. Not thread-safe.
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
        std::string reason_;  ///< empty if it does not wait
    };

  private:
    void enter(const std::string& reason) {
        const auto waiting = waiting_.lock();
        if ((*waiting)[reason]++ == 0) spdlog::warn("Narration waits: {}", reason);
    }
    void leave(const std::string& reason) {
        const auto waiting = waiting_.lock();
        const auto those = waiting->find(reason);
        if (--those->second > 0) return;
        waiting->erase(those);
        if (waiting->empty()) spdlog::info("Narration goes on.");
    }

    base::Locked<std::map<std::string, int>> waiting_;  ///< number of waiting turns by reason
};

}  // namespace storyflow::narration
