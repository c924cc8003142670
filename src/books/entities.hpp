#pragma once

#include <string>
#include <string_view>

namespace storyflow::books {

/// An XML or XHTML document without its XML declaration and DOCTYPE, whose lines stay as empty ones, and with
/// the characters that HTML's named references (`&nbsp;`) and the entities of the DOCTYPE mean. Ampersands
/// that begin no reference are escaped. A parser then needs no DTD, so that no entity can name a file or
/// multiply. Throws `Error{invalid_input}` for an entity that refers to other entities, and if what the
/// entities mean is longer than the document and 64 KiB.
[[nodiscard]] std::string without_entities(std::string_view document);

}  // namespace storyflow::books
