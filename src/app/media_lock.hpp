#pragma once

#include <filesystem>

#include "base/file.hpp"

namespace storyflow::app {

/// Holds the media folder for as long as this object lives, however the process ends. A server with a
/// database of its own takes the folder for itself: another one, which knows nothing of the first one's
/// journal, would sweep away files that are on their way. Processes that share a database share the folder.
///
/// Where files cannot be locked, or the folder cannot be written, there is a warning in the log and no lock:
/// some network file systems have none, and a server that can only read does no harm.
class MediaLock {
  public:
    enum class Use { alone, shared };

    /// Creates the folder if needed. Throws `base::Error{unavailable}` naming the folder when a process holds
    /// it with which it cannot be shared.
    MediaLock(const std::filesystem::path& media, Use use);

  private:
    base::FileDescriptor file_;
};

}  // namespace storyflow::app
