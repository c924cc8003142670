#pragma once

#include <filesystem>

namespace storyflow::media {

/// Creates `folder` and its missing parents, each on the disk when this returns. Throws
/// `base::Error{unavailable}`.
void create_folders_synced(const std::filesystem::path& folder);

/// Removes `folder` and its parents as long as they are empty, up to but without `top`.
void remove_empty_folders(std::filesystem::path folder, const std::filesystem::path& top);

}  // namespace storyflow::media
