#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// May 5, 1990; Jan. 3; March 3-5; May 1990; Jan-15-2020: dates with the month first.
[[nodiscard]] std::optional<Reading> read_month_date(const Place& place);
/// 3 June 2021, 3rd Jan., 3-5 June, 15-Jan-2020.
[[nodiscard]] std::optional<Reading> read_day_date(const Place& place);
/// 2021-06-03, 6/3/2021 (the month first in American, the day first in British), 3.6.2021 (the day first).
[[nodiscard]] std::optional<Reading> read_numeric_date(const Place& place);
/// Mon., Fri, Jan., Sat/Sun.
[[nodiscard]] std::optional<Reading> read_calendar_name(const Place& place);

}  // namespace storyflow::text
