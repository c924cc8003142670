#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "speech/files/file_bytes.hpp"
#include "speech/files/file_errors.hpp"

namespace storyflow::speech {

/// Bytes in memory, or in a file that is read on access. Borrows either; returned spans point into it. Safe
/// from any thread.
class ByteSource {
  public:
    ByteSource(std::span<const std::byte> bytes) : bytes_(bytes) {}  // NOLINT(google-explicit-constructor)
    ByteSource(const FileBytes& file) : file_(&file) {}              // NOLINT(google-explicit-constructor)

    [[nodiscard]] std::uint64_t size() const { return file_ == nullptr ? bytes_.size() : file_->size(); }

    /// Throws `base::Error`: damaged_model for a range outside the bytes, and what `FileBytes::part` throws.
    [[nodiscard]] std::span<const std::byte> part(std::uint64_t offset, std::uint64_t count) const {
        if (offset > size() || count > size() - offset)
            throw bad_data("a part of it would lie behind the end of the file");
        if (file_ != nullptr) return file_->part(offset, static_cast<std::size_t>(count));
        return bytes_.subspan(static_cast<std::size_t>(offset), static_cast<std::size_t>(count));
    }
    /// The bytes from `offset` on: `count` of them, or fewer at the end.
    [[nodiscard]] std::span<const std::byte> up_to(std::uint64_t offset, std::uint64_t count) const {
        return part(offset, std::min(count, size() - std::min(offset, size())));
    }

  private:
    std::span<const std::byte> bytes_;
    const FileBytes* file_ = nullptr;
};

}  // namespace storyflow::speech
