#include "app/media_lock.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/file.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/error.hpp"

namespace storyflow::app {

namespace {

/// Not the name of the data folder's lock: both folders may be the same.
constexpr const char* lock_name = "storyflow-media.lock";

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

/// A lock can also be held on a file that can only be read.
base::FileDescriptor open_lock_file(const std::filesystem::path& file) {
    base::FileDescriptor opened(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!opened.valid() && (errno == EACCES || errno == EROFS)) {
        opened.reset(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    }
    return opened;
}

}  // namespace

MediaLock::MediaLock(const std::filesystem::path& media, Use use) {
    std::error_code ignored;  // opening fails then, and says why
    std::filesystem::create_directories(media, ignored);
    file_ = open_lock_file(media / lock_name);
    const int kind = use == Use::alone ? LOCK_EX : LOCK_SH;
    if (file_.valid() && ::flock(file_.get(), kind | LOCK_NB) == 0) return;
    if (file_.valid() && errno == EWOULDBLOCK) throw in_use(media, use);
    warn_unlocked(media, errno);
}

}  // namespace storyflow::app
