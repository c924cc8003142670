#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// U.S.A., J.R.R., V.I.P.s, and a single initial before a name are read as letters.
[[nodiscard]] std::optional<Reading> read_initials(const Place& place);

}  // namespace storyflow::text
