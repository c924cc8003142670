#pragma once

#include <filesystem>

#include "base/file.hpp"

namespace storyflow::app {

/// Notes in a folder that the process ended by its own fault (a wild pointer, a failed assertion, an
/// exception that nobody caught), so that the next one can tell this from a kill or a power cut. At most one
/// at a time in a process: signal handlers are the process's. Other handlers of these signals are called
/// afterwards.
class CrashMark {
  public:
    /// Reads and takes back the mark of the process before, then watches over this one. Throws
    /// `base::Error{unavailable}` when the folder cannot be written.
    explicit CrashMark(const std::filesystem::path& folder);
    ~CrashMark();
    CrashMark(const CrashMark&) = delete;
    CrashMark& operator=(const CrashMark&) = delete;

    /// Whether the process before this one crashed.
    [[nodiscard]] bool was_left() const { return was_left_; }

  private:
    base::FileDescriptor file_;
    bool was_left_ = false;
};

}  // namespace storyflow::app
