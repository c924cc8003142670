#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>

#include "models/download_limits.hpp"

namespace storyflow::cli {

/// Shows the progress of one transfer: on a terminal a line that is redrawn in place, else a plain line for
/// every tenth of a large file. Not thread-safe.
class TransferLine {
  public:
    /// Borrows `output`.
    TransferLine(std::ostream& output, bool is_terminal, std::string name);
    /// Ends a redrawn line that was not finished, so that later output begins on a new line.
    ~TransferLine();
    TransferLine(const TransferLine&) = delete;
    TransferLine& operator=(const TransferLine&) = delete;
    void report(const models::DownloadProgress& progress);
    /// Prints a plain line in place of the redrawn one.
    void finish(const std::string& line);

  private:
    void redraw(const models::DownloadProgress& progress);

    std::ostream& output_;
    bool is_terminal_;
    std::string name_;
    bool is_drawn_ = false;
    std::uint64_t shown_ = 0;  ///< steps printed by `report` so far
};

/// "312.1 MiB", "2.3 KiB", "12 bytes".
[[nodiscard]] std::string readable_size(std::uint64_t bytes);

}  // namespace storyflow::cli
