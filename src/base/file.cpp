#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <system_error>

#include "base/disk_full.hpp"
#include "base/error.hpp"

namespace storyflow::base {

namespace {

/// Throws `Error{unavailable}` with the action, the path and the reason in `errno`.
[[noreturn]] void throw_file_error(std::string_view action, const std::filesystem::path& path) {
    const int reason = errno;
    const std::string message = "Cannot " + std::string(action) + " " + path.filename().string() + ": " +
                                std::generic_category().message(reason);
    if (is_disk_full(reason)) throw DiskFull(message, path.string());
    throw Error(ErrorKind::unavailable, message, path.string());
}

void write_all(const FileDescriptor& file, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_file_error("write", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void rename_file(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) throw_file_error("rename", from);
}

enum class Durability { synced, lazy };

void write_new_file(const std::filesystem::path& path, std::string_view bytes, Durability durability) {
    const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (!file.valid()) throw_file_error("create", path);
    try {
        write_all(file, bytes, path);
        if (durability == Durability::synced && ::fsync(file.get()) != 0) throw_file_error("sync", path);
    } catch (const Error&) {
        ::unlink(path.c_str());
        throw;
    }
}

}  // namespace

void FileDescriptor::reset(int descriptor) noexcept {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = descriptor;
}

void write_file_synced(const std::filesystem::path& path, std::string_view bytes) {
    write_new_file(path, bytes, Durability::synced);
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
    write_new_file(path, bytes, Durability::lazy);
}

void replace_file(const std::filesystem::path& path, std::string_view bytes) {
    const auto status = std::filesystem::status(path);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!file.valid()) throw_file_error("open", path);
        return write_all(file, bytes, path);
    }
    auto unfinished = path;
    unfinished += ".part";
    std::error_code nothing_there;
    std::filesystem::remove(unfinished, nothing_there);
    write_file_synced(unfinished, bytes);
    PendingFile(unfinished).publish(path);
}

PendingFile::~PendingFile() {
    if (!unfinished_.empty()) ::unlink(unfinished_.c_str());
}

void PendingFile::publish(const std::filesystem::path& target) {
    publish_unsynced(target);
    sync_folder(std::filesystem::absolute(target).parent_path());
}

void PendingFile::publish_unsynced(const std::filesystem::path& target) {
    rename_file(unfinished_, target);
    unfinished_.clear();
}

void rename_synced(const std::filesystem::path& from, const std::filesystem::path& to) {
    rename_file(from, to);
    sync_folder(std::filesystem::absolute(to).parent_path());
}

void sync_file(const std::filesystem::path& path) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.valid() || ::fsync(file.get()) != 0) throw_file_error("sync", path);
}

void sync_folder(const std::filesystem::path& folder) {
    const FileDescriptor handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!handle.valid() && errno == ENOENT) return;
    if (!handle.valid() || ::fsync(handle.get()) != 0) throw_file_error("sync", folder);
}

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
    // O_NONBLOCK: opening a named pipe must not wait for its writer.
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!file.valid() || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        throw Error(ErrorKind::not_found, "Cannot read " + path.string());
    }
    const auto too_large = [&] {
        return Error(ErrorKind::payload_too_large,
                     path.string() + " is larger than the limit of " + std::to_string(limit) + " bytes");
    };
    if (static_cast<std::size_t>(status.st_size) > limit) throw too_large();
    std::string bytes;
    std::string block(64 * 1024, '\0');
    for (;;) {
        const ssize_t got = ::read(file.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw_file_error("read", path);
        if (got == 0) return bytes;
        bytes.append(block, 0, static_cast<std::size_t>(got));
        if (bytes.size() > limit) throw too_large();
    }
}

}  // namespace storyflow::base
