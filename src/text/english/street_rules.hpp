#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "text/english/reading.hpp"

/// Parts of street addresses. See reading.hpp for the form of a rule.
namespace storyflow::text {

/// Whether one to three names and a word for a street follow at `at`: "N. Oak Street".
[[nodiscard]] bool names_street(std::u32string_view text, std::size_t at);

/// The direction in a street's name: "W." in "123 W. 45th St.", "N." in "N. Main Street".
[[nodiscard]] std::optional<Reading> read_street_direction(const Place& place);

}  // namespace storyflow::text
