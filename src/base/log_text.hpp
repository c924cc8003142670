#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace storyflow::base {

/// The text with a '?' in place of every control character, including line ends and terminal escapes, so that
/// text from outside cannot forge a log line. Pure.
[[nodiscard]] std::string log_text(std::string_view text);
/// The message of the error, with its detail in parentheses where there is one.
[[nodiscard]] std::string log_text(const Error& error);

}  // namespace storyflow::base
