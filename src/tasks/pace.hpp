#pragma once

#include <cstdint>
#include <optional>

namespace storyflow::tasks {

/// How fast narration goes, measured on finished items; recent ones count more.
class Pace {
  public:
    /// `seconds` of one worker's time for a script of so many characters.
    void add(std::int64_t characters, double seconds);
    /// One worker's time for so many characters; nothing before anything was measured.
    [[nodiscard]] std::optional<double> seconds_for(std::int64_t characters) const;

  private:
    double characters_ = 0.0;
    double seconds_ = 0.0;
};

/// Where a task stands among those that wait, and when it will be done. Estimates.
struct Outlook {
    std::optional<std::int64_t> queue_position;  ///< items ahead of its first waiting one; none when it runs
    std::optional<double> eta_seconds;           ///< until its end; nothing while unknown or ended
};

}  // namespace storyflow::tasks
