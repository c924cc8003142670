#pragma once

#include <cstddef>
#include <string_view>

namespace storyflow::narration {

/// Throws `base::Error{invalid_input}` for a script that is blank or longer than `limit` code points.
void require_speakable_length(std::string_view script, std::size_t limit);

}  // namespace storyflow::narration
