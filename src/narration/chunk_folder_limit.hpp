#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/locked.hpp"

namespace storyflow::narration {

/// The name under which a chunk is written, until it is renamed to `file`.
[[nodiscard]] std::filesystem::path unfinished_name(const std::filesystem::path& file, std::string_view tag);

/// Keeps the chunks of a folder, see `ChunkFolder`, below a number of bytes on the disk: above it, the oldest
/// go until four fifths are left. Unfinished files of dead processes go after an hour; files with foreign
/// names are left alone. Looks into the folder with the first file, and again from time to time, because
/// other processes may add to it. Safe from any thread; never throws for what it finds.
class ChunkFolderLimit {
  public:
    ChunkFolderLimit(std::filesystem::path folder, std::uint64_t limit);

    /// A file of this size has come into the folder.
    void added(std::uint64_t size);

  private:
    struct Count {
        bool is_made = false;
        std::uint64_t total = 0;  ///< bytes on the disk
        std::uint64_t since = 0;  ///< bytes that this process has added since the count was made
    };

    const std::filesystem::path folder_;
    const std::uint64_t limit_;
    base::Locked<Count> count_;
};

}  // namespace storyflow::narration
