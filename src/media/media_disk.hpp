#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>

#include "base/error.hpp"

namespace storyflow::media {

/// The file that marks a media folder as one of StoryFlow's; its users also lock it. Not the name of the data
/// folder's lock: both folders may be the same.
inline constexpr const char* media_mark = "storyflow-media.lock";

/// The disk of the media folder is away, and what lies at its place is only the mount point. This passes when
/// it is mounted again.
class DiskAway final : public base::Error {
  public:
    explicit DiskAway(const std::filesystem::path& root);
};

/// Notices that a folder has become another one since the start and lacks the mark that it bore then, as a
/// mount point does whose disk is away. A folder without a mark is never called away. Safe from any thread.
class MediaDisk {
  public:
    /// Remembers the folder as it is.
    explicit MediaDisk(std::filesystem::path root);

    /// Throws `DiskAway`.
    void require_mounted() const;

  private:
    struct Identity {
        dev_t device;
        ino_t number;

        bool operator==(const Identity&) const = default;
    };
    [[nodiscard]] static std::optional<Identity> identity_of(const std::filesystem::path& folder);

    std::filesystem::path root_;
    std::optional<Identity> marked_;  ///< the folder that bore the mark at the start
};

}  // namespace storyflow::media
