#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// 7:30, 18:45, 12:30:15; "am" and "pm" behind it stay as they are.
[[nodiscard]] std::optional<Reading> read_clock(const Place& place);
/// The same, whatever stands before it.
[[nodiscard]] std::optional<Reading> clock_reading(std::u32string_view text, std::size_t at);
/// 5pm, 9.30 am, 14h30.
[[nodiscard]] std::optional<Reading> read_hour(const Place& place);
/// 16:9 and other numbers with a colon that are no times.
[[nodiscard]] std::optional<Reading> read_ratio(const Place& place);

/// Length of "am", "p.m." and the like directly at `at`; 0 without one.
[[nodiscard]] std::size_t day_half(std::u32string_view text, std::size_t at);

}  // namespace storyflow::text
