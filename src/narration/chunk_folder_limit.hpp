#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/locked.hpp"

namespace storyflow::narration {

/// The name under which a chunk is written until it is renamed to `file`.
[[nodiscard]] std::filesystem::path unfinished_name(const std::filesystem::path& file, std::string_view tag);

/// Keeps the chunks of a folder (see `ChunkFolder`) below a number of bytes on the disk: above it, removes
/// the oldest until four fifths of it are left. Removes unfinished files of dead processes after an hour;
/// files with other names are kept. Scans the folder when the first file is added, and again from time to
/// time, because other processes may add files. Safe from any thread; does not throw for errors of the file
/// system.
class ChunkFolderLimit {
  public:
    ChunkFolderLimit(std::filesystem::path folder, std::uint64_t limit);

    /// To be called when a file of this size was added to the folder.
    void added(std::uint64_t size);

  private:
    struct Count {
        bool is_made = false;
        std::uint64_t total = 0;  ///< bytes on the disk
        std::uint64_t since = 0;  ///< bytes that this process has added since the last scan
    };

    const std::filesystem::path folder_;
    const std::uint64_t limit_;
    base::Locked<Count> count_;
};

}  // namespace storyflow::narration
