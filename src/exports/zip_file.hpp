#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace storyflow::exports {

/// A file of an archive: the bytes, or those of a file on the disk.
struct ZipEntry {
    std::string name;  ///< UTF-8, with forward slashes
    std::string bytes = {};
    std::optional<std::filesystem::path> file = {};
    bool is_compressed = false;  ///< sound and images gain nothing
};

/// Writes a zip archive (libzip; with 64-bit sizes where they are needed) and returns when it is on the disk.
/// Entries keep their order and get the same fixed date, so that the same content gives the same bytes.
/// Throws `base::Error`: unavailable naming the file and the reason, cancelled after a stop request.
void write_zip(const std::filesystem::path& target, std::span<const ZipEntry> entries,
               const std::stop_token& stop = {});

}  // namespace storyflow::exports
