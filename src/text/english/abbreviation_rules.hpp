#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// Mr., Dr., St., Jr., Inc., No. 5, vs., e.g., etc. are read as words. A full stop that also ends the
/// sentence is kept.
[[nodiscard]] std::optional<Reading> read_abbreviation(const Place& place);

}  // namespace storyflow::text
