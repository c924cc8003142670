#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace storyflow::app {

/// A finished copy.
struct CheckedCopy {
    std::string digest;  ///< SHA-256 in hexadecimal digits, of the bytes that were written
    std::uint64_t bytes = 0;
};

/// Copies a regular file into the new file `target` (readable for this user and its group) and digests what
/// it copies. std::nullopt if there is no such file, or something else than a regular file at that path
/// (links are not followed). Does not wait for the disk. Throws `base::Error{unavailable}` naming file and
/// reason (`base::DiskFull` on a full disk) and `base::Error{cancelled}` after a stop request; then no target
/// is left.
[[nodiscard]] std::optional<CheckedCopy> copy_and_digest(const std::filesystem::path& source,
                                                         const std::filesystem::path& target,
                                                         const std::stop_token& stop);

/// The same of `path` below `folder`, for folders that a stranger may have made: no part of the path may be a
/// link either.
[[nodiscard]] std::optional<CheckedCopy> copy_below(const std::filesystem::path& folder,
                                                    const std::filesystem::path& path,
                                                    const std::filesystem::path& target,
                                                    const std::stop_token& stop);

/// The digest of a file, as above. Throws `base::Error{unavailable}` if it cannot be read.
[[nodiscard]] CheckedCopy digest_of(const std::filesystem::path& file, const std::stop_token& stop);

/// Waits until everything that was written on the disk of `folder` is there.
void sync_disk_of(const std::filesystem::path& folder);

}  // namespace storyflow::app
