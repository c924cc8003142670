#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace storyflow::exports {

/// What players and readers show of a story. All text is UTF-8.
struct BookMetadata {
    std::string title;
    std::string author;                               ///< empty: unknown
    std::string language;                             ///< BCP 47; empty: English
    std::optional<std::filesystem::path> cover = {};  ///< a JPEG or PNG file
};

}  // namespace storyflow::exports
