#pragma once

#include <filesystem>
#include <stop_token>
#include <system_error>

namespace storyflow::media {

/// Creates `folder` and its missing parents; all are on the disk when this returns. Throws
/// `base::Error{unavailable}`.
void create_folders_synced(const std::filesystem::path& folder);

/// Removes `folder` and its parents as long as they are empty; `top` itself stays.
void remove_empty_folders(std::filesystem::path folder, const std::filesystem::path& top);

/// Removes `path`, if it is a folder with all its content. Links are removed, not followed. It is no error if
/// another process removes entries meanwhile. A stop request leaves the rest in place. Tries everything, and
/// returns the first failure.
[[nodiscard]] std::error_code remove_folder(const std::filesystem::path& path, const std::stop_token& stop);

}  // namespace storyflow::media
