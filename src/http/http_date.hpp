#pragma once

#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace storyflow::http {

/// `Sun, 06 Nov 1994 08:49:37 GMT`
[[nodiscard]] std::string format_http_date(std::time_t time);

/// Reads the three forms of RFC 9110, section 5.6.7.
[[nodiscard]] std::optional<std::time_t> parse_http_date(std::string_view text);

}  // namespace storyflow::http
