#pragma once

#include <filesystem>

#include "base/file.hpp"

namespace storyflow::app {

/// Locks the media folder as long as this object lives; the lock also ends with the process. A server with
/// SQLite takes an exclusive lock: another server does not know this one's journal and would delete its files
/// under `incoming/`. Processes that share a database share the lock.
///
/// If files cannot be locked or the folder cannot be written, there is a warning in the log and no lock: some
/// network file systems have no locks, and a server that can only read does no harm.
class MediaLock {
  public:
    enum class Use { alone, shared };

    /// Creates the folder if needed. Throws `base::Error{unavailable}` naming the folder if another process
    /// holds a conflicting lock.
    MediaLock(const std::filesystem::path& media, Use use);

  private:
    base::FileDescriptor file_;
};

}  // namespace storyflow::app
