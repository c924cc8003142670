#pragma once

#include <span>
#include <string_view>

namespace storyflow::api {

/// A file of the studio that is built into the program; the views are valid as long as the program runs.
struct StudioFile {
    std::string_view path;     ///< below the studio's root: `index.html`, `assets/index-4f2a.js`
    std::string_view content;  ///< the file's bytes, uncompressed
    std::string_view gzipped;  ///< the same compressed by gzip; empty if that saves too little
    std::string_view brotli;   ///< the same compressed by Brotli; empty also if the build had no `brotli`
    std::string_view version;  ///< differs for different content
};

/// The files that the program was built with; empty if it was built without the studio.
[[nodiscard]] std::span<const StudioFile> embedded_studio();

}  // namespace storyflow::api
