#pragma once

#include <string>
#include <string_view>

/// Text as it stands in an XML document that is edited: every other byte stays as it is. Pure.
/// (`exports/xml_text.hpp` is for new documents, and also leaves out what XML forbids.)
namespace storyflow::books {

/// For the text of an element: `&amp;`, `&lt;` and `&gt;`.
[[nodiscard]] std::string escaped_text(std::string_view text);

/// For the text of an element or an attribute in double quotes: also `&quot;`.
[[nodiscard]] std::string escaped_attribute(std::string_view text);

}  // namespace storyflow::books
