#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "books/epub_package.hpp"

namespace storyflow::books {

/// A page that is heard, and the files that say so. Paths are those of the archive.
struct PageOverlay {
    std::string page;
    std::string overlay;  ///< SMIL
    std::string audio;
    std::uint64_t milliseconds = 0;  ///< of all clips together
};

/// The entries to add to a package document.
struct PackageAdditions {
    std::vector<PageOverlay> overlays;
    std::string audio_type;    ///< "audio/mp4"
    std::string style;         ///< path of a stylesheet
    std::string active_class;  ///< of the element that is heard
    std::string narrator;      ///< empty: none is named
    std::string navigation;    ///< path of the navigation document that an EPUB 2 gets
};

/// The package document with the overlays, as an EPUB 3: its version and what only EPUB 2 permits are
/// changed, former overlays are left out, all else stays. Throws as `parse_xml`.
[[nodiscard]] std::string package_with(std::string_view bytes, const std::string& path,
                                       const PackageAdditions& additions);

/// The paths of overlays that the book had before.
[[nodiscard]] std::vector<std::string> former_overlays(const Package& package);

/// The navigation document of EPUB 3 that says what the table of contents of the book says; `path` is its
/// name.
[[nodiscard]] std::string navigation_document(const Markup& contents, const std::string& contents_path,
                                              const std::string& path, std::string_view title,
                                              std::string_view language);

}  // namespace storyflow::books
