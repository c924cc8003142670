#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// "St." is Saint before a name and Street behind one: "St. Mary", "Oak St. The house", "45 Oak St. Mary".
[[nodiscard]] std::optional<Reading> read_saint_or_street(const Place& place);
/// "Dr." is Drive behind a house's number and a name: "8 Park Dr. It was fine."
[[nodiscard]] std::optional<Reading> read_drive(const Place& place);

}  // namespace storyflow::text
