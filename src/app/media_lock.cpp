#include "app/media_lock.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/file.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/error.hpp"
#include "media/media_disk.hpp"

namespace storyflow::app {

namespace {

base::Error in_use(const std::filesystem::path& media, MediaLock::Use use) {
    const std::string who = use == MediaLock::Use::alone
                                ? " is in use by another StoryFlow server or worker."
                                : " is in use by a StoryFlow server with a SQLite database of its own.";
    return {base::ErrorKind::unavailable,
            "The media folder " + media.string() + who +
                " Only servers and workers on one PostgreSQL database may share it; choose another with "
                "--media DIR."};
}

void warn_unlocked(const std::filesystem::path& media, int reason) {
    spdlog::warn(
        "The media folder {} cannot be locked ({}): take care that no server with another database uses it.",
        media.string(), std::generic_category().message(reason));
}

/// Locks the file if it can be opened with this access; else returns false with the reason in `errno`.
bool try_lock(base::FileDescriptor& file, const std::filesystem::path& path, int access, MediaLock::Use use) {
    file.reset(::open(path.c_str(), access | O_CREAT | O_CLOEXEC, 0644));
    const int kind = use == MediaLock::Use::alone ? LOCK_EX : LOCK_SH;
    return file.valid() && ::flock(file.get(), kind | LOCK_NB) == 0;
}

}  // namespace

MediaLock::MediaLock(const std::filesystem::path& media, Use use) {
    std::error_code ignored;  // ignored: opening the file below then reports the reason
    std::filesystem::create_directories(media, ignored);
    const auto path = media / media::media_mark;
    // Read-only first: a file that is open for writing would prevent an operator from remounting the disk
    // read-only. NFS emulates the lock with one on byte ranges, which needs write access.
    if (try_lock(file_, path, O_RDONLY, use)) return;
    if (errno == EBADF && try_lock(file_, path, O_RDWR, use)) return;
    if (errno == EWOULDBLOCK) throw in_use(media, use);
    warn_unlocked(media, errno);
}

}  // namespace storyflow::app
