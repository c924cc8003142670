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

/// Makes `bytes` the content of a file, new or old: readers see the old content or the new one, never a part.
/// Something that is no regular file (a device, a pipe) is written to and stays what it is.
void replace_file(const std::filesystem::path& path, std::string_view bytes);

/// Renames and syncs the target's directory: after a crash either the old or the new name is there.
void rename_synced(const std::filesystem::path& from, const std::filesystem::path& to);

/// A file that was written under another name until it is whole. It gets its name in one step, so that no
/// reader ever sees a part of it; without that it is removed when this object goes away. Not thread-safe.
class PendingFile {
  public:
    explicit PendingFile(std::filesystem::path unfinished) : unfinished_(std::move(unfinished)) {}
    ~PendingFile();
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;

    /// Gives the file, whose bytes are on the disk already, its name, in place of what has that name now.
    /// Throws like `rename_synced`; when the folder alone could not be synced, the file has its name.
    void publish(const std::filesystem::path& target);
    /// The same without waiting for the disk: after a power cut the file may be torn or gone.
    void publish_unsynced(const std::filesystem::path& target);
    [[nodiscard]] bool has_its_name() const noexcept { return unfinished_.empty(); }

  private:
    std::filesystem::path unfinished_;
};

/// Waits until the folder's entries are on the disk; a missing folder is fine.
void sync_folder(const std::filesystem::path& folder);

/// The whole file. Throws `Error{not_found}` when it cannot be read and `Error{payload_too_large}` above
/// `limit`.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t limit);

}  // namespace storyflow::base
