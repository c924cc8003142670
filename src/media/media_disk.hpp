#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>

#include "base/error.hpp"

namespace storyflow::media {

/// The file that marks a media folder as one of StoryFlow's; MediaLock also locks it. Its name differs from
/// that of the data folder's lock, because both folders may be the same.
inline constexpr const char* media_mark = "storyflow-media.lock";

/// The disk of the media folder is not mounted, and its path leads to the empty mount point. Operations
/// succeed again once it is mounted.
class DiskAway final : public base::Error {
  public:
    explicit DiskAway(const std::filesystem::path& root);
};

/// Detects that the path of the media folder leads to another folder than at the start and that this one
/// lacks the mark, as a mount point does whose disk is unmounted. A folder that had no mark at the start is
/// never reported. Safe from any thread.
class MediaDisk {
  public:
    /// Records the folder's identity and mark.
    explicit MediaDisk(std::filesystem::path root);

    /// Throws `DiskAway` if the folder was replaced as described above.
    void require_mounted() const;

  private:
    struct Identity {
        dev_t device;
        ino_t number;

        bool operator==(const Identity&) const = default;
    };
    [[nodiscard]] static std::optional<Identity> identity_of(const std::filesystem::path& folder);

    std::filesystem::path root_;
    std::optional<Identity> marked_;  ///< identity of the folder; std::nullopt if it had no mark at the start
};

}  // namespace storyflow::media
