#pragma once

#include <cstddef>
#include <iosfwd>
#include <string_view>

namespace storyflow::cli {

/// Shows progress: on a terminal a bar that is redrawn in place, else one plain line per step. Not
/// thread-safe.
class ProgressLine {
  public:
    /// Borrows `output`.
    ProgressLine(std::ostream& output, bool is_terminal, std::size_t total);
    void step(std::size_t done, std::string_view what);
    /// Ends the bar's line.
    void finish();

  private:
    std::ostream& output_;
    bool is_terminal_;
    std::size_t total_;
};

}  // namespace storyflow::cli
