#pragma once

#include <chrono>

namespace storyflow::base {

/// Wall-clock time in microseconds since the Unix epoch, UTC: the precision of the wire format and of the
/// store.
using Timestamp = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;

/// A source of the current time. Implementations are safe to call from any thread.
class Clock {
  public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock {
  public:
    [[nodiscard]] Timestamp now() const override {
        return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

}  // namespace storyflow::base
