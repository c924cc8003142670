#pragma once

#include <string>
#include <string_view>

namespace storyflow::books {

/// Appends a line to the lines before it, with a space between them. Where a word was divided ("trans-",
/// "form") it is made whole; a hyphen of its own stays ("one-to-", "one"), by the rule that reads scripts.
/// Dashes between words go on without a space ("observer--", "excellent"). Pure.
void append_line(std::string& text, std::string_view line);

}  // namespace storyflow::books
