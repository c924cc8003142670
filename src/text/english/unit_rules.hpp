#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// 5km, 2.5 m, 1/2 mile, 3.2 million km, 10-km (before a noun), 90 km/h, 40 m², 72 °F.
[[nodiscard]] std::optional<Reading> read_measure(const Place& place);
/// A unit without a number whose symbol is not a word: "in km/h".
[[nodiscard]] std::optional<Reading> read_lone_unit(const Place& place);

}  // namespace storyflow::text
