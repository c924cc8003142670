#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// How're and youre are read as two words, th' as the.
[[nodiscard]] std::optional<Reading> read_contraction(const Place& place);
/// The "(s)" of "file(s)".
[[nodiscard]] std::optional<Reading> read_optional_plural(const Place& place);

}  // namespace storyflow::text
