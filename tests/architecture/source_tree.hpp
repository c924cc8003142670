#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// The source tree as text, for tests about its shape. Paths are relative to the repository, with forward
/// slashes.
namespace storyflow::architecture {

[[nodiscard]] const std::filesystem::path& repository();

/// All .cpp and .hpp files below `folder`, sorted.
[[nodiscard]] std::vector<std::string> source_files(const std::string& folder);

[[nodiscard]] std::vector<std::string> lines_of(const std::string& file);

struct Include {
    std::string header;
    bool quoted = false;  ///< "ours.hpp" rather than <theirs.hpp>
};

/// The `#include` directives of a file in order.
[[nodiscard]] std::vector<Include> includes_of(const std::string& file);

/// "src/http/server.cpp" -> "http", "src/main.cpp" -> "main", "espeak/main.cpp" -> "espeak".
[[nodiscard]] std::string room_of(const std::string& file);

}  // namespace storyflow::architecture
