#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/files/byte_source.hpp"

namespace storyflow::speech {

/// One entry as the central directory describes it.
struct ZipEntry {
    std::string name;
    std::uint64_t size = 0;  ///< of the content, in bytes
    std::uint64_t packed_size = 0;
    std::uint64_t header_offset = 0;
    std::uint64_t end_limit = 0;  ///< where the next entry or the directory begins
    std::uint32_t crc = 0;        ///< CRC-32 of the content
    unsigned method = 0;          ///< 0: stored
    bool encrypted = false;
};

/// The entries of a zip archive (APPNOTE 6.3.x, with zip64) as PyTorch and numpy write it: stored, not
/// compressed.
///
/// Sizes and names are taken from the central directory; local headers only tell where the content begins,
/// because their sizes may be absent (data descriptors) or saturated (zip64). Entries that overlap, exceed
/// the file or have the same name are refused. CRCs are checked on request only, because that would
/// slow down loading; a truncated file has no directory.
///
/// Points into the bytes or the file, which must outlive this object. Throws `base::Error{damaged_model}`,
/// and what reading the file throws. Safe from any thread.
class ZipArchive {
  public:
    static constexpr std::size_t most_entries = 10'000;
    static constexpr std::size_t longest_name = 512;

    /// Reads only the directory, not the entries.
    explicit ZipArchive(std::span<const std::byte> bytes) : ZipArchive(ByteSource(bytes)) {}
    explicit ZipArchive(ByteSource source);

    /// The entries in the order of the directory.
    [[nodiscard]] const std::vector<ZipEntry>& entries() const { return entries_; }
    /// Returns null if no entry has this name.
    [[nodiscard]] const ZipEntry* find(std::string_view name) const;
    /// Throws for an entry that is compressed or encrypted; uses only the directory.
    static void check_stored(const ZipEntry& entry);
    /// Throws like `check_stored`, and for a local header that contradicts the directory.
    [[nodiscard]] std::span<const std::byte> content(const ZipEntry& entry) const;
    /// Whether the content has the CRC that the directory gives it; reads all of it. Throws like `content`.
    [[nodiscard]] bool is_intact(const ZipEntry& entry) const;

  private:
    ByteSource source_;
    std::vector<ZipEntry> entries_;
    std::map<std::string, std::size_t, std::less<>> by_name_;
};

/// Whether the bytes begin like a zip archive with at least one entry.
[[nodiscard]] bool looks_like_zip(std::span<const std::byte> bytes);

}  // namespace storyflow::speech
