#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// "Gen. 1:1", "1 Cor. 13:4", "2 Kings 2:11": Genesis one one, first Corinthians thirteen four, second Kings
/// two eleven. Only before a chapter and a verse: "Gen. Lee" is a general.
[[nodiscard]] std::optional<Reading> read_scripture(const Place& place);

}  // namespace storyflow::text
