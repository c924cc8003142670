#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/kokoro/files/byte_source.hpp"

namespace storyflow::speech::kokoro {

/// One entry as the central directory describes it.
struct ZipEntry {
    std::string name;
    std::uint64_t size = 0;  ///< of the content, in bytes
    std::uint64_t packed_size = 0;
    std::uint64_t header_offset = 0;
    std::uint64_t end_limit = 0;  ///< where the next entry or the directory begins
    unsigned method = 0;          ///< 0: stored
    bool encrypted = false;
};

/// The entries of a zip archive (APPNOTE 6.3.x, with zip64) as PyTorch and numpy write it: stored, not
/// packed.
///
/// The central directory is the truth; local headers only tell where the content begins, as their sizes may
/// be absent (data descriptors) or saturated (zip64). Entries that overlap, leave the file or share a name
/// are refused. CRCs are not checked: a file that was cut off has no directory, and whether a download is the
/// published one is known from the SHA-256 of the whole file, at a cost that loading should not pay.
///
/// Points into the bytes or the file, which must outlive it. Throws `base::Error{damaged_model}`, and what
/// reading the file throws. Safe from any thread.
class ZipArchive {
  public:
    static constexpr std::size_t most_entries = 10'000;
    static constexpr std::size_t longest_name = 512;

    /// Reads the directory alone, not the entries.
    explicit ZipArchive(std::span<const std::byte> bytes) : ZipArchive(ByteSource(bytes)) {}
    explicit ZipArchive(ByteSource source);

    /// In the order of the directory.
    [[nodiscard]] const std::vector<ZipEntry>& entries() const { return entries_; }
    /// Null when there is none of this name.
    [[nodiscard]] const ZipEntry* find(std::string_view name) const;
    /// Throws for an entry that is compressed or encrypted; looks at the directory alone.
    static void check_stored(const ZipEntry& entry);
    /// Throws like `check_stored`, and for a local header that contradicts the directory.
    [[nodiscard]] std::span<const std::byte> content(const ZipEntry& entry) const;

  private:
    ByteSource source_;
    std::vector<ZipEntry> entries_;
    std::map<std::string, std::size_t, std::less<>> by_name_;
};

/// True when the bytes begin as a zip archive with at least one entry does.
[[nodiscard]] bool looks_like_zip(std::span<const std::byte> bytes);

}  // namespace storyflow::speech::kokoro
