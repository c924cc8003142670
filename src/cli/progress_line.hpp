#pragma once

#include <cstddef>
#include <iosfwd>
#include <string_view>

namespace storyflow::cli {

/// Shows how far work has come: a bar that is redrawn in place on a terminal, else one plain line per step.
/// Not thread-safe.
class ProgressLine {
  public:
    /// Borrows `output` until it goes out of scope.
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
