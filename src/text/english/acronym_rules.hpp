#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// FBI, CDs: letter by letter; words in capitals stay as they are.
[[nodiscard]] std::optional<Reading> read_acronym(const Place& place);
/// XY1234, A320, B2B, MP3, 4K: letters and digits without anything between.
[[nodiscard]] std::optional<Reading> read_code(const Place& place);

}  // namespace storyflow::text
