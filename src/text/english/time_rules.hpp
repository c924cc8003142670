#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// 7:30, 18:45, 12:30:15; "am" and "pm" after the time are kept.
[[nodiscard]] std::optional<Reading> read_clock(const Place& place);
/// The same for any text before it.
[[nodiscard]] std::optional<Reading> clock_reading(std::u32string_view text, std::size_t at);
/// 5pm, 9.30 am, 14h30.
[[nodiscard]] std::optional<Reading> read_hour(const Place& place);
/// 16:9 and other numbers with a colon that are not times.
[[nodiscard]] std::optional<Reading> read_ratio(const Place& place);

/// The length of "am", "p.m." and the like directly at `at`; 0 if there is none.
[[nodiscard]] std::size_t day_half(std::u32string_view text, std::size_t at);

}  // namespace storyflow::text
