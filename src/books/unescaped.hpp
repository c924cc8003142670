#pragma once

#include <string>
#include <string_view>

namespace storyflow::books {

/// Appends the text with the characters that "&mdash;" and "&#8217;" stand for; names that are unknown stay.
/// Pure.
void append_unescaped(std::string& out, std::string_view text);

}  // namespace storyflow::books
