#pragma once

#include <string_view>

namespace storyflow::books {

/// True for elements of HTML that have no content and no closing tag: `br`, `img`, …
[[nodiscard]] bool is_void_element(std::string_view name);

/// Throws `Error{invalid_input}` if an HTML parser would walk too long over the elements that stay open: for
/// each tag it may look at all of them, so that a file of nothing but `<div>` takes minutes. Counts
/// generously: what is open here may be closed there.
void check_nesting(std::string_view document);

}  // namespace storyflow::books
