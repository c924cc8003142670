#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace storyflow::base {

/// Owns one open file descriptor. Movable, not copyable; not thread-safe.
class FileDescriptor {
  public:
    FileDescriptor() = default;
    explicit FileDescriptor(int descriptor) : descriptor_(descriptor) {}
    FileDescriptor(FileDescriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        reset(std::exchange(other.descriptor_, -1));
        return *this;
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() { reset(); }

    [[nodiscard]] int get() const noexcept { return descriptor_; }
    [[nodiscard]] bool valid() const noexcept { return descriptor_ >= 0; }
    void reset(int descriptor = -1) noexcept;

  private:
    int descriptor_ = -1;
};

/// Writes a new file and returns only when its bytes are on the disk. Throws `Error{unavailable}` naming the
/// file and the reason (it exists, disk full, read-only, …) and leaves no partial file behind.
void write_file_synced(const std::filesystem::path& path, std::string_view bytes);

/// The same without waiting for the disk: after a power cut the file may be torn or gone.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Makes `bytes` the content of a file, which may exist already: readers see the old content or the new one,
/// never a part. If the path is no regular file (a device, a pipe), the bytes are written into it.
void replace_file(const std::filesystem::path& path, std::string_view bytes);

/// Renames and syncs the target's directory: after a crash the file has either its old or its new name.
void rename_synced(const std::filesystem::path& from, const std::filesystem::path& to);

/// A file that is written under a temporary name until it is complete. `publish` renames it in one step, so
/// that readers never see a part of it. A file that was not published is removed by the destructor. Not
/// thread-safe.
class PendingFile {
  public:
    explicit PendingFile(std::filesystem::path unfinished) : unfinished_(std::move(unfinished)) {}
    ~PendingFile();
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;

    /// Renames the file, whose bytes must be on the disk already, to `target`, replacing any file there.
    /// Throws like `rename_synced`; if only syncing the folder failed, the file is renamed nevertheless.
    void publish(const std::filesystem::path& target);
    /// The same without waiting for the disk: after a power cut the file may be torn or gone.
    void publish_unsynced(const std::filesystem::path& target);
    [[nodiscard]] bool has_its_name() const noexcept { return unfinished_.empty(); }

  private:
    std::filesystem::path unfinished_;
};

/// Waits until the bytes of a file, which another library or program wrote, are on the disk.
void sync_file(const std::filesystem::path& path);

/// Waits until the folder's entries are on the disk; does nothing if the folder does not exist.
void sync_folder(const std::filesystem::path& folder);

/// The whole file. Throws `Error{not_found}` when it cannot be read and `Error{payload_too_large}` above
/// `limit`.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t limit);

}  // namespace storyflow::base
