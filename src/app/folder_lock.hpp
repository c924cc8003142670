#pragma once

#include <filesystem>

#include "base/file.hpp"

namespace storyflow::app {

/// Creates a folder if needed and locks it for this process: two servers on one folder would both resume the
/// same unfinished work. The lock ends with the process, however it ends.
class FolderLock {
  public:
    /// Throws `base::Error{unavailable}` if the folder cannot be created or another process holds the lock.
    explicit FolderLock(const std::filesystem::path& folder);

  private:
    base::FileDescriptor file_;
};

}  // namespace storyflow::app
