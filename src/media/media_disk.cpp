#include "media/media_disk.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <utility>

namespace storyflow::media {

namespace {

/// False if the disk does not answer: it is not unmounted, and operations on it will fail by themselves.
bool lacks_mark(const std::filesystem::path& root) {
    struct stat file {};
    return ::stat((root / media_mark).c_str(), &file) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

}  // namespace

DiskAway::DiskAway(const std::filesystem::path& root)
    : Error(base::ErrorKind::unavailable,
            std::string("The media folder is not the one of the start and has no ") + media_mark +
                "; its disk may not be mounted.",
            root.string()) {}

MediaDisk::MediaDisk(std::filesystem::path root) : root_(std::move(root)) {
    if (!lacks_mark(root_)) marked_ = identity_of(root_);
}

// Both are compared: the mark alone is not enough, since people delete files, nor is the identity, since a
// disk may get another one when it is mounted again.
void MediaDisk::require_mounted() const {
    if (marked_ && lacks_mark(root_) && identity_of(root_) != marked_) throw DiskAway(root_);
}

std::optional<MediaDisk::Identity> MediaDisk::identity_of(const std::filesystem::path& folder) {
    struct stat found {};
    if (::stat(folder.c_str(), &found) != 0) return std::nullopt;
    return Identity{found.st_dev, found.st_ino};
}

}  // namespace storyflow::media
