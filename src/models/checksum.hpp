#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

namespace storyflow::models {

/// SHA-256 of a whole file, read in blocks, in 64 lower-case hexadecimal digits. Throws `base::Error`:
/// not_found when it cannot be read, cancelled.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file, const std::stop_token& stop = {});

}  // namespace storyflow::models
