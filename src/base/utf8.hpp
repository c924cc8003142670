#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Functions on UTF-8 text. All are pure; each invalid byte counts as one replacement code point.
namespace storyflow::base {

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// Number of code points.
[[nodiscard]] std::size_t code_point_count(std::string_view text);

/// The byte offset at which each code point begins.
[[nodiscard]] std::vector<std::size_t> code_point_starts(std::string_view text);

/// The text without leading and trailing Unicode white space (and the ASCII separators 0x1C to 0x1F).
[[nodiscard]] std::string_view trim(std::string_view text);

/// The text without the byte order mark that some editors write at the start of a file.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text);

/// True when nothing but white space is left.
[[nodiscard]] bool is_blank(std::string_view text);

/// The text in a form for comparing without regard to case: `Straße` and `STRASSE` give the same. Invalid
/// bytes are kept.
[[nodiscard]] std::string case_folded(std::string_view text);

/// True when at least one code point is a letter of any script.
[[nodiscard]] bool has_letter(std::string_view text);
/// True when at least one code point is a letter or a digit of any script.
[[nodiscard]] bool has_letter_or_digit(std::string_view text);

/// True when the text is valid UTF-8 without control, line-separating, unassigned or private-use code points.
[[nodiscard]] bool is_single_line(std::string_view text);

/// The first `count` code points.
[[nodiscard]] std::string_view first_code_points(std::string_view text, std::size_t count);

}  // namespace storyflow::base
