#pragma once

#include <optional>

#include "text/english/reading.hpp"

/// Numbers in the plural: decades, and things that are named by a number.
namespace storyflow::text {

/// 1990s, 90s, 1990's; "100s of"; "the 747s".
[[nodiscard]] std::optional<Reading> read_decade(const Place& place);
/// 1,000s of: thousands.
[[nodiscard]] std::optional<Reading> read_powers(const Place& place);
/// '90s, '68.
[[nodiscard]] std::optional<Reading> read_short_year(const Place& place);

}  // namespace storyflow::text
