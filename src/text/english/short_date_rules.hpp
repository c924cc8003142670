#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// 12/25 behind "on" or before "is Christmas": in the order of the dialect, as all numeric dates.
[[nodiscard]] std::optional<Reading> read_short_date(const Place& place);

}  // namespace storyflow::text
