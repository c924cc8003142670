#pragma once

#include <cstdint>
#include <optional>

namespace storyflow::tasks {

/// The speed of narration, measured on finished items; recent items have more weight.
class Pace {
  public:
    /// Adds a measurement: `seconds` of one worker's time for a script of so many characters.
    void add(std::int64_t characters, double seconds);
    /// One worker's time for so many characters; std::nullopt before the first measurement.
    [[nodiscard]] std::optional<double> seconds_for(std::int64_t characters) const;

  private:
    double characters_ = 0.0;
    double seconds_ = 0.0;
};

/// The place of a task in the queue and the time until its end. Estimates.
struct Outlook {
    std::optional<std::int64_t> queue_position;  ///< items ahead of it; std::nullopt when it runs
    std::optional<double> eta_seconds;           ///< until its end; std::nullopt while unknown or when ended
};

}  // namespace storyflow::tasks
