#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Unicode questions about UTF-8 text. Pure functions; invalid bytes count as one replacement code point
/// each.
namespace storyflow::base {

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// Number of code points.
[[nodiscard]] std::size_t code_point_count(std::string_view text);

/// The text without leading and trailing Unicode white space (and the ASCII separators 0x1C to 0x1F).
[[nodiscard]] std::string_view trim(std::string_view text);

/// True when nothing but white space is left.
[[nodiscard]] bool is_blank(std::string_view text);

/// The first `count` code points.
[[nodiscard]] std::string_view first_code_points(std::string_view text, std::size_t count);

}  // namespace storyflow::base
