#pragma once

#include <filesystem>
#include <stop_token>
#include <system_error>

namespace storyflow::media {

/// Creates `folder` and its missing parents, each on the disk when this returns. Throws
/// `base::Error{unavailable}`.
void create_folders_synced(const std::filesystem::path& folder);

/// Removes `folder` and its parents as long as they are empty, up to but without `top`.
void remove_empty_folders(std::filesystem::path folder, const std::filesystem::path& top);

/// Removes what lies at `path`, a folder with all that is in it; links are removed, not followed. What others
/// remove meanwhile is fine. A stop leaves the rest. The first failure is returned, when everything else was
/// tried.
[[nodiscard]] std::error_code remove_folder(const std::filesystem::path& path, const std::stop_token& stop);

}  // namespace storyflow::media
