#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"

namespace storyflow::app {

/// Notes in a folder that the process ended by its own fault (a wild pointer, a failed assertion, an
/// exception that nobody caught), so that a later one can tell this from a kill or a power cut. Several
/// processes may watch over themselves in one folder, each under its own name. At most one at a time in a
/// process: signal handlers are the process's. Other handlers of these signals are called afterwards.
class CrashMark {
  public:
    /// Reads and takes back what dead processes left in the folder, then watches over this one. Throws
    /// `base::Error{unavailable}` when the folder cannot be written.
    CrashMark(const std::filesystem::path& folder, const std::string& process_name);
    ~CrashMark();
    CrashMark(const CrashMark&) = delete;
    CrashMark& operator=(const CrashMark&) = delete;

    /// The names of the processes that crashed since somebody last looked.
    [[nodiscard]] const std::vector<std::string>& crashed() const { return crashed_; }

  private:
    std::filesystem::path path_;
    std::vector<std::string> crashed_;
    base::FileDescriptor file_;
};

}  // namespace storyflow::app
