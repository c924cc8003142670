#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <span>
#include <vector>

#include "base/file.hpp"

namespace storyflow::speech {

/// A regular file, copied into memory block by block on access: blocks that are never accessed are not read
/// and take no memory. The file is not mapped, because a mapping shows later changes: a truncated file would
/// end the process (SIGBUS), and rewritten bytes would change values during a computation. A block stays as
/// it was first read.
///
/// The size is that at the time of opening. Safe from any thread.
class FileBytes {
  public:
    /// Throws `base::Error` naming the file: not_found when it is missing or not a regular file, unavailable
    /// when too many files are open. Throws `std::bad_alloc` when its size does not fit into memory.
    explicit FileBytes(const std::filesystem::path& file);
    ~FileBytes();
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// `count` bytes of the file from `offset` on, valid as long as this object; the caller keeps within
    /// `size()`. Offsets that are multiples of 64 give addresses that are multiples of 64. Throws
    /// `base::Error{unavailable}`, without the file's name, when the file became shorter or the disk reports
    /// an error.
    [[nodiscard]] std::span<const std::byte> part(std::uint64_t offset, std::size_t count) const;
    /// All bytes of the file; throws like `part`.
    [[nodiscard]] std::span<const std::byte> all() const;

  private:
    void read_blocks(std::size_t first, std::size_t end) const;

    base::FileDescriptor file_;
    std::size_t size_ = 0;
    std::byte* memory_ = nullptr;
    mutable std::mutex mutex_;
    mutable std::vector<bool> is_read_;  ///< one for each block
};

}  // namespace storyflow::speech
