#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "tasks/item_processor.hpp"
#include "tests/support/eventually.hpp"

namespace storyflow::support {

/// Completes every item at once with one second of audio, unless it is set up otherwise.
class ScriptedProcessor final : public tasks::ItemProcessor {
  public:
    using Work = std::function<tasks::ItemOutcome(const tasks::ItemClaim&)>;

    tasks::ItemOutcome process(const tasks::ItemClaim& claim, std::stop_token stop) override {
        Work work;
        {
            std::unique_lock lock(mutex_);
            begun_.push_back(claim.segment_id);
            changed_.notify_all();
            if (!changed_.wait(lock, stop, [this] { return !held_; })) {
                throw base::Error(base::ErrorKind::cancelled, "stopped");
            }
            work = work_;
        }
        return work ? work(claim)
                    : tasks::CompletedSegment{claim.segment_id, "/media/" + claim.segment_id, 1.0};
    }

    /// Makes items wait inside `process` until `release` or a stop.
    void hold() { set_held(true); }
    void release() { set_held(false); }
    void work(Work work) {
        const std::lock_guard lock(mutex_);
        work_ = std::move(work);
    }
    /// Segment ids in the order in which their processing began.
    [[nodiscard]] std::vector<std::string> begun() const {
        const std::lock_guard lock(mutex_);
        return begun_;
    }

    /// Waits until the processing of so many items has begun; false after ten seconds.
    [[nodiscard]] bool has_begun(std::size_t items) const {
        return eventually([&] { return begun().size() >= items; });
    }

  private:
    void set_held(bool held) {
        const std::lock_guard lock(mutex_);
        held_ = held;
        changed_.notify_all();
    }

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    bool held_ = false;
    Work work_;
    std::vector<std::string> begun_;
};

}  // namespace storyflow::support
