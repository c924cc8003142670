#pragma once

#include <filesystem>

#include "base/file.hpp"

/// Files that are written by one process at a time and that other processes may rename or remove.
namespace storyflow::base {

/// Whether the path, whose last part must not be a symbolic link, still names the open file.
[[nodiscard]] bool is_still_at(const std::filesystem::path& path, const FileDescriptor& file);

/// Opens the file and locks it until the descriptor is closed. `flags` are those of `open`; symbolic links
/// are not followed. If that fails, returns an invalid descriptor, with the reason in `errno`: EWOULDBLOCK if
/// another process holds the lock, or has renamed or removed the file meanwhile.
[[nodiscard]] FileDescriptor open_locked(const std::filesystem::path& path, int flags);

}  // namespace storyflow::base
