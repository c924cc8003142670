#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace storyflow::exports {

/// The facts of a story that players and readers show. All text is UTF-8.
struct BookMetadata {
    std::string title;
    std::string author;                               ///< empty: unknown
    std::string language;                             ///< BCP 47; empty: English
    std::optional<std::filesystem::path> cover = {};  ///< a JPEG or PNG file
    std::string narrator = {};                        ///< named by EPUB; empty: none is
};

}  // namespace storyflow::exports
