#include "base/locked_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>

namespace storyflow::base {

bool is_still_at(const std::filesystem::path& path, const FileDescriptor& file) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(file.get(), &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

FileDescriptor open_locked(const std::filesystem::path& path, int flags) {
    constexpr int readable_by_all = 0644;
    FileDescriptor file(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, readable_by_all));
    if (!file.valid()) return file;
    int reason = ::flock(file.get(), LOCK_EX | LOCK_NB) == 0 ? 0 : errno;
    // Between opening and locking another process may have finished the file and renamed it.
    if (reason == 0 && !is_still_at(path, file)) reason = EWOULDBLOCK;
    if (reason != 0) {
        file.reset();
        errno = reason;
    }
    return file;
}

}  // namespace storyflow::base
