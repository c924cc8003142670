#include "app/checked_copy.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/digest.hpp"
#include "base/disk_full.hpp"
#include "base/file.hpp"

namespace storyflow::app {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t block_size = 1024UL * 1024;

/// Throws with the action, the path and the reason in `errno`.
[[noreturn]] void fail(std::string_view action, const fs::path& path) {
    const int reason = errno;
    const auto message = "Cannot " + std::string(action) + " " + path.string() + ": " +
                         std::generic_category().message(reason);
    if (base::is_disk_full(reason)) throw base::DiskFull(message);
    throw base::Error(base::ErrorKind::unavailable, message);
}

/// A regular file to read, in the opened folder; invalid if there is none. A named pipe is not waited for.
base::FileDescriptor open_regular_in(int folder, const fs::path& path) {
    base::FileDescriptor file(::openat(folder, path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat status {};
    if (!file.valid()) {
        if (errno != ENOENT && errno != ELOOP && errno != ENXIO) fail("read", path);
        return {};
    }
    if (::fstat(file.get(), &status) != 0) fail("read", path);
    return S_ISREG(status.st_mode) ? std::move(file) : base::FileDescriptor();
}

base::FileDescriptor open_regular(const fs::path& path) {
    return open_regular_in(AT_FDCWD, path);
}

/// The folder that the path lies in, opened without following a link below `folder`; invalid if there is
/// none.
base::FileDescriptor open_parent_below(const fs::path& folder, const fs::path& path) {
    base::FileDescriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.valid()) fail("read", folder);
    for (const auto& part : path.parent_path()) {
        base::FileDescriptor next(
            ::openat(opened.get(), part.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
        if (!next.valid() && errno != ENOENT && errno != ELOOP && errno != ENOTDIR)
            fail("read", folder / path);
        if (!next.valid()) return {};
        opened = std::move(next);
    }
    return opened;
}

void write_all(const base::FileDescriptor& file, std::string_view bytes, const fs::path& path) {
    while (!bytes.empty()) {
        const auto written = ::write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Gives the file's blocks to `take`, and digests them.
template <typename Take>
CheckedCopy read_through(const base::FileDescriptor& file, const fs::path& path, const std::stop_token& stop,
                         const Take& take) {
    base::Sha256 digest;
    CheckedCopy read;
    std::string block(block_size, '\0');
    for (;;) {
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Copying was stopped.");
        const auto got = ::read(file.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("read", path);
        if (got == 0) break;
        const std::string_view bytes(block.data(), static_cast<std::size_t>(got));
        digest.add(bytes);
        take(bytes);
        read.bytes += bytes.size();
    }
    read.digest = base::hexadecimal(digest.sum());
    return read;
}

CheckedCopy copy_opened(const base::FileDescriptor& from, const fs::path& source, const fs::path& target,
                        const std::stop_token& stop) {
    constexpr mode_t for_user_and_group = 0640;
    const base::FileDescriptor to(
        ::open(target.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, for_user_and_group));
    if (!to.valid()) fail("create", target);
    try {
        return read_through(from, source, stop,
                            [&](std::string_view bytes) { write_all(to, bytes, target); });
    } catch (...) {
        ::unlink(target.c_str());
        throw;
    }
}

}  // namespace

std::optional<CheckedCopy> copy_and_digest(const fs::path& source, const fs::path& target,
                                           const std::stop_token& stop) {
    const auto from = open_regular(source);
    if (!from.valid()) return std::nullopt;
    return copy_opened(from, source, target, stop);
}

std::optional<CheckedCopy> copy_below(const fs::path& folder, const fs::path& path, const fs::path& target,
                                      const std::stop_token& stop) {
    const auto parent = open_parent_below(folder, path);
    if (!parent.valid()) return std::nullopt;
    const auto from = open_regular_in(parent.get(), path.filename());
    if (!from.valid()) return std::nullopt;
    return copy_opened(from, folder / path, target, stop);
}

CheckedCopy digest_of(const fs::path& file, const std::stop_token& stop) {
    const auto source = open_regular(file);
    if (!source.valid())
        throw base::Error(base::ErrorKind::unavailable, "Cannot read " + file.string() + ".");
    return read_through(source, file, stop, [](std::string_view) {});
}

void sync_disk_of(const fs::path& folder) {
    const base::FileDescriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!handle.valid() || ::syncfs(handle.get()) != 0) fail("sync", folder);
}

}  // namespace storyflow::app
