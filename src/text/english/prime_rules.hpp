#pragma once

#include <optional>

#include "text/english/reading.hpp"

/// Feet and inches, and the minutes and seconds of an angle, written with primes.
namespace storyflow::text {

/// 5'11", 40°26′46″.
[[nodiscard]] std::optional<Reading> read_feet_and_inches(const Place& place);
/// 4″, 10′, and 10' x 12': a straight mark counts only beside an "x", because it may close a quotation.
[[nodiscard]] std::optional<Reading> read_prime(const Place& place);
/// The x between two measures or numbers: "10 ft x 12 ft", "2 x 4"; times in "2 x 4 = 8".
[[nodiscard]] std::optional<Reading> read_by_sign(const Place& place);

}  // namespace storyflow::text
