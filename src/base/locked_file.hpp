#pragma once

#include <filesystem>

#include "base/file.hpp"

/// Files that one process at a time writes, under names that other processes may rename or remove.
namespace storyflow::base {

/// Whether the name, followed through no link, leads to the open file.
[[nodiscard]] bool is_still_at(const std::filesystem::path& path, const FileDescriptor& file);

/// Opens the file for this process alone, for as long as the descriptor is open; `flags` are those of `open`,
/// and links are not followed. Returns an invalid descriptor, with the reason in `errno`, when that fails: it
/// is EWOULDBLOCK when another process holds the file, or has renamed or removed it meanwhile.
[[nodiscard]] FileDescriptor open_locked(const std::filesystem::path& path, int flags);

}  // namespace storyflow::base
