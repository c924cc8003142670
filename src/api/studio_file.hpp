#pragma once

#include <span>
#include <string_view>

namespace storyflow::api {

/// A file of the studio as the program carries it; all views last as long as the program.
struct StudioFile {
    std::string_view path;     ///< below the studio's root: `index.html`, `assets/index-4f2a.js`
    std::string_view content;  ///< as it was built
    std::string_view gzipped;  ///< the same, compressed; empty where that saves too little
    std::string_view version;  ///< another one for other content
};

/// The files that this program was built with: none when the studio was not there.
[[nodiscard]] std::span<const StudioFile> embedded_studio();

}  // namespace storyflow::api
