#pragma once

#include <optional>

#include "text/english/reading.hpp"

/// Times without a colon.
namespace storyflow::text {

/// "0800 hours", "1530 hours", "by 0645": oh eight hundred hours, fifteen thirty hours. "1500 hours of work"
/// counts.
[[nodiscard]] std::optional<Reading> read_military_time(const Place& place);
/// "6.30 in the morning"; in British English also "at 6.30".
[[nodiscard]] std::optional<Reading> read_dotted_clock(const Place& place);

}  // namespace storyflow::text
