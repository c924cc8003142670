#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// The value of a Roman numeral in its canonical form, up to 3999; std::nullopt for any other word.
[[nodiscard]] std::optional<std::uint64_t> roman_value(std::u32string_view letters);

/// "the fourteenth" after the name or title of a ruler, "four" after Chapter, Part, World War and the like,
/// "nineteenth" before "century". A single I is a word, except in "World War I" and as a heading's number
/// ("Chapter I.").
[[nodiscard]] std::optional<Reading> read_roman(const Place& place);

}  // namespace storyflow::text
