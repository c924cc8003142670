#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"

namespace storyflow::app {

/// Records in a folder that the process ended by a fault of its own (an invalid pointer, a failed assertion,
/// an uncaught exception), so that a later process can tell this from a kill or a power cut. Several
/// processes can use one folder, each under its own name. A process may have only one object at a time,
/// because signal handlers are process-wide. Previous handlers of the signals are called afterwards.
class CrashMark {
  public:
    /// Reads and removes the marks of dead processes in the folder, then installs the handlers. Throws
    /// `base::Error{unavailable}` if the folder cannot be written.
    CrashMark(const std::filesystem::path& folder, const std::string& process_name);
    ~CrashMark();
    CrashMark(const CrashMark&) = delete;
    CrashMark& operator=(const CrashMark&) = delete;

    /// The names of the processes that crashed since the folder was last read.
    [[nodiscard]] const std::vector<std::string>& crashed() const { return crashed_; }

  private:
    std::filesystem::path path_;
    std::vector<std::string> crashed_;
    base::FileDescriptor file_;
};

}  // namespace storyflow::app
