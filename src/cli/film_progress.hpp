#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <optional>

namespace storyflow::cli {

/// Shows how much of a film is encoded, and the time left at the speed so far. On a terminal a line that is
/// redrawn, else one line for each tenth. Not thread-safe.
class FilmProgress {
  public:
    using Time = std::chrono::steady_clock::time_point;

    /// Borrows `output`.
    FilmProgress(std::ostream& output, bool is_terminal) : output_(output), is_terminal_(is_terminal) {}
    void step(std::int64_t done, std::int64_t total, Time now);
    /// Ends the line.
    void finish();

  private:
    std::ostream& output_;
    bool is_terminal_;
    std::int64_t first_ = 0;  ///< frames that were done when the time began
    std::optional<Time> begin_;
    std::int64_t shown_ = -1;  ///< per cent
};

}  // namespace storyflow::cli
