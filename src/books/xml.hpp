#pragma once

#include <optional>
#include <string_view>

#include "books/markup_tree.hpp"

namespace storyflow::books {

/// The document element of an XML document in any encoding; `name` says in errors which document it is.
/// Nothing is loaded, from the disk or the network, and no entity expands (`entities.hpp`); libxml2 nests 256
/// elements at most and takes texts and attributes of 10 MB. Throws `Error{invalid_input}` with the line if
/// the document is not well-formed or beyond the limits.
[[nodiscard]] Markup parse_xml(std::string_view bytes, std::string_view name);

/// The same for UTF-8 text without entities; std::nullopt if it is not well-formed.
[[nodiscard]] std::optional<Markup> parse_if_well_formed(std::string_view document);

}  // namespace storyflow::books
