#pragma once

#include <filesystem>

#include "base/file.hpp"

namespace storyflow::app {

/// Creates a folder if needed and holds it for this process: two servers on one folder would both take up the
/// same unfinished work. The lock goes with the process, however it ends.
class FolderLock {
  public:
    /// Throws `base::Error{unavailable}` when the folder cannot be made, or another process holds it.
    explicit FolderLock(const std::filesystem::path& folder);

  private:
    base::FileDescriptor file_;
};

}  // namespace storyflow::app
