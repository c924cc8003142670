#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// (212) 555-0199, +1 415.555.0134, +44 20 7946 0958, 020 7946 0958, 555-0199: digit by digit, with a comma
/// between the groups and the country code as a number.
[[nodiscard]] std::optional<Reading> read_telephone(const Place& place);

}  // namespace storyflow::text
