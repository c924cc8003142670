#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace storyflow::cli {

/// The picture of each segment, from a folder. If the name of every picture has a number ("03.jpg",
/// "scene 12.png": the first in the name), the picture belongs to the segment of that number; else they are
/// taken in the order of their names. A segment without one keeps the picture of the segment before it, or at
/// the beginning takes the first. Only names ending in jpg, jpeg, png and webp count. Throws
/// `base::Error{invalid_input}` for a folder without pictures, and `not_found` if there is none.
[[nodiscard]] std::vector<std::filesystem::path> pictures_for(const std::filesystem::path& folder,
                                                              std::size_t segments);

}  // namespace storyflow::cli
