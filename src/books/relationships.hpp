#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "books/archive.hpp"

namespace storyflow::books {

/// A link from one part of an Office Open XML file to another.
struct Relationship {
    std::string id;
    std::string type;    ///< the last word of its address: `footnotes`, `image`, …
    std::string target;  ///< name in the archive; empty if it lies outside
};

/// The links of the part `source`, from its `.rels` file; the whole file's links for an empty name.
[[nodiscard]] std::vector<Relationship> relationships_of(const Archive& archive, std::string_view source);

}  // namespace storyflow::books
