#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace storyflow::books {

/// The target of a reference in a document of an archive.
struct Href {
    std::string path;      ///< the name in the archive
    std::string fragment;  ///< behind `#`; empty if there is none

    bool operator==(const Href&) const = default;
};

/// Resolves a reference against the name of the document that holds it; percent escapes are decoded.
/// std::nullopt for an address outside of the archive, such as `https://…`.
[[nodiscard]] std::optional<Href> resolved_href(std::string_view document, std::string_view reference);

/// The inverse: how a document refers to a file of the same archive, in percent escapes where URLs need them.
[[nodiscard]] std::string relative_href(std::string_view document, std::string_view path);

}  // namespace storyflow::books
