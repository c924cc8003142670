#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// "W-w-what" -> "Wuh-wuh-what", "th-that" -> "thuh-that": consonants that repeat the beginning of the word
/// are said as sounds, not as letters. "D-Day", "T-test" and "I-I" stay.
[[nodiscard]] std::optional<Reading> read_stutter(const Place& place);

}  // namespace storyflow::text
