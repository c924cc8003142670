#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

namespace storyflow::models {

/// The SHA-256 digest of a whole file in 64 lower-case hexadecimal digits. Reads in blocks. Throws
/// `base::Error`: not_found if the file cannot be read, cancelled after a stop request.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file, const std::stop_token& stop = {});

}  // namespace storyflow::models
