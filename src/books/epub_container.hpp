#pragma once

#include <string>

#include "books/archive.hpp"

namespace storyflow::books {

/// Throws `Error{invalid_input}` for a protected EPUB. Fonts may be obfuscated, which is no hindrance;
/// anything else is digital rights management.
void refuse_protected(const Archive& archive);

/// The name of the package document: what `container.xml` says, else the first `.opf` file. Throws
/// `Error{invalid_input}` if there is none.
[[nodiscard]] std::string package_path(const Archive& archive);

}  // namespace storyflow::books
