#pragma once

#include <optional>

#include "text/english/reading.hpp"

/// Numbers that are not part of another expression. Each rule is tried at its first character.
namespace storyflow::text {

/// 21st, 1,000th.
[[nodiscard]] std::optional<Reading> read_ordinal(const Place& place);
/// 1920x1080, 3x.
[[nodiscard]] std::optional<Reading> read_dimensions(const Place& place);
/// 2.5k, 3bn, 5m users.
[[nodiscard]] std::optional<Reading> read_multiplied(const Place& place);
/// 3.5e-4, 1e6: three point five times ten to the minus four.
[[nodiscard]] std::optional<Reading> read_power_of_ten(const Place& place);
/// 1984 where the context shows a year, 1066 after "in".
[[nodiscard]] std::optional<Reading> read_year(const Place& place);
/// Digits that are read one by one: postal codes, emergency numbers, groups of a long code.
[[nodiscard]] std::optional<Reading> read_digit_code(const Place& place);
/// 12, 1,250,300, 3.14, .25.
[[nodiscard]] std::optional<Reading> read_numeral(const Place& place);
/// Any digits, at most 64 of them: the last rule of the list, so that no digit is left.
[[nodiscard]] std::optional<Reading> read_digits(const Place& place);

/// -15, −3.5, -$2.
[[nodiscard]] std::optional<Reading> read_minus(const Place& place);
/// The dash of 10-20, 1914–1918, 9am-5pm; silent in 4-4-2.
[[nodiscard]] std::optional<Reading> read_range_dash(const Place& place);

}  // namespace storyflow::text
