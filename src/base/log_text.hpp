#pragma once

#include <string>
#include <string_view>

namespace storyflow::base {

/// The text with a '?' for every control character, line ends and terminal escapes included: text from
/// outside cannot forge a log line. Pure.
[[nodiscard]] std::string log_text(std::string_view text);

}  // namespace storyflow::base
