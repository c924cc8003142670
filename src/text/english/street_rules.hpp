#pragma once

#include <optional>

#include "text/english/reading.hpp"

/// Parts of addresses in a town. See reading.hpp for what a rule is.
namespace storyflow::text {

/// "W." in "123 W. 45th St." and "N." in "N. Main Street": the direction in the name of a street.
[[nodiscard]] std::optional<Reading> read_street_direction(const Place& place);

}  // namespace storyflow::text
