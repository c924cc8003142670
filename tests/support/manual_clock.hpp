#pragma once

#include <atomic>
#include <chrono>

#include "base/clock.hpp"

namespace storyflow::support {

/// A clock that moves only when told to. Starts at 2026-01-01T00:00:00Z.
class ManualClock final : public base::Clock {
  public:
    [[nodiscard]] base::Timestamp now() const override {
        return base::Timestamp(std::chrono::microseconds(microseconds_.load()));
    }
    void advance(std::chrono::microseconds step) { microseconds_ += step.count(); }

  private:
    std::atomic<std::int64_t> microseconds_{1'767'225'600'000'000};
};

}  // namespace storyflow::support
