#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "books/markup_tree.hpp"

namespace storyflow::books {

/// A file that the package document of an EPUB lists.
struct PackageItem {
    std::string id;
    std::string path;  ///< in the archive; empty if it lies outside
    std::string media_type;
    bool is_navigation = false;
    bool is_cover = false;
};

/// A place in the reading order.
struct SpineEntry {
    std::string id;  ///< as written
    std::optional<std::size_t> item =
        {};  ///< index into `Package::items`; std::nullopt if the package lists none
    bool is_linear = true;
};

/// The contents of the package document (OPF) of an EPUB 2 or 3.
struct Package {
    std::string version;  ///< "2.0", "3.0"
    std::string title;
    std::string author;  ///< several joined by ", "
    std::string language;
    std::vector<PackageItem> items;
    std::vector<SpineEntry> spine;  ///< each item once
    std::string navigation;  ///< path of the navigation document, or of the NCX; empty if there is none
    std::string cover;       ///< path of the cover's image, or of a page that shows it; empty likewise
    std::vector<std::string> contents;  ///< paths of pages that the guide calls tables of contents
};

/// Reads the document element of a package document; `path` is its name in the archive.
[[nodiscard]] Package parse_package(const Markup& root, std::string_view path);

}  // namespace storyflow::books
