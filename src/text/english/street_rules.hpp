#pragma once

#include <optional>

#include "text/english/reading.hpp"

/// Parts of street addresses. See reading.hpp for the form of a rule.
namespace storyflow::text {

/// The direction in a street's name: "W." in "123 W. 45th St.", "N." in "N. Main Street".
[[nodiscard]] std::optional<Reading> read_street_direction(const Place& place);

}  // namespace storyflow::text
