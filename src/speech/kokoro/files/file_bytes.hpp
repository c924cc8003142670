#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <span>
#include <vector>

#include "base/file.hpp"

namespace storyflow::speech::kokoro {

/// A regular file, copied into memory piece by piece as it is looked at: pieces that nobody asks for are not
/// read and take no memory. It is not mapped, since a mapping shows what becomes of the file later: one that
/// is cut short would end the process (SIGBUS), and other bytes in it would change values under way. A piece
/// that was handed out stays as it was read.
///
/// The size is that of the moment of opening. Safe from any thread.
class FileBytes {
  public:
    /// Throws `base::Error` naming the file: not_found when it is not there or is no regular file,
    /// unavailable when too many files are open. Throws `std::bad_alloc` when its size does not fit into
    /// memory.
    explicit FileBytes(const std::filesystem::path& file);
    ~FileBytes();
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// Bytes of the file from `offset` on, valid as long as this object; the caller keeps within `size()`. At
    /// multiples of 64 in the file they lie at multiples of 64 in memory. Throws `base::Error{unavailable}`,
    /// without the file's name, when it became shorter or the disk reports an error.
    [[nodiscard]] std::span<const std::byte> part(std::uint64_t offset, std::size_t count) const;
    /// The same of the whole file.
    [[nodiscard]] std::span<const std::byte> all() const;

  private:
    void read_blocks(std::size_t first, std::size_t end) const;

    base::FileDescriptor file_;
    std::size_t size_ = 0;
    std::byte* memory_ = nullptr;
    mutable std::mutex mutex_;
    mutable std::vector<bool> is_read_;  ///< by blocks
};

}  // namespace storyflow::speech::kokoro
