#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace storyflow::speech::kokoro {

/// A regular file, readable as memory: nothing is copied, and pages that nobody looks at are not read.
///
/// The size is fixed when the file is opened. Whoever cuts the file short while it is mapped makes the next
/// access beyond its new end fatal (SIGBUS), so map for as long as the copying out takes, and replace model
/// files by renaming a new one over them, never in place. Safe to read from any thread.
class MappedFile {
  public:
    /// Throws `base::Error{not_found}` naming the file when it cannot be opened or is no regular file.
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    /// Valid as long as this object (or the one it was moved to) lives.
    [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

  private:
    std::span<const std::byte> bytes_;
};

}  // namespace storyflow::speech::kokoro
