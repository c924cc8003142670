#pragma once

#include <string_view>

namespace storyflow::books {

/// Throws `Error{invalid_input}` if a parser of HTML or XML would take too long over the attributes of tags:
/// it compares each one with those before it, so that a tag with a hundred thousand of them takes seconds.
/// Counts generously: what looks like a tag here may be part of a comment. At most eight looks at each byte.
void check_attributes(std::string_view document);

}  // namespace storyflow::books
