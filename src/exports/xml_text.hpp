#pragma once

#include <string>
#include <string_view>

namespace storyflow::exports {

/// The text for an XML document, in an element or a quoted attribute: `&amp;` and so on, without characters
/// that XML forbids; each invalid byte becomes U+FFFD. Pure.
[[nodiscard]] std::string xml_text(std::string_view text);

}  // namespace storyflow::exports
