#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// FBI and CDs are read letter by letter; words in capitals are kept, but IT and US made small where they are
/// the pronouns.
[[nodiscard]] std::optional<Reading> read_acronym(const Place& place);
/// The "mc" of "mc²".
[[nodiscard]] std::optional<Reading> read_product(const Place& place);
/// XY1234, A320, B2B, MP3, 4K: letters and digits without anything between them.
[[nodiscard]] std::optional<Reading> read_code(const Place& place);

}  // namespace storyflow::text
