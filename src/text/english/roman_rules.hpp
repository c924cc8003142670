#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// The value of a Roman numeral in its one correct form, up to 3999; nothing for any other word.
[[nodiscard]] std::optional<std::uint64_t> roman_value(std::u32string_view letters);

/// "the fourteenth" behind the name or title of a ruler, "four" behind Chapter, Part, World War and their
/// like, "nineteenth" before century. A lone I is a word, but in "World War I" and as a heading's number
/// ("Chapter I.").
[[nodiscard]] std::optional<Reading> read_roman(const Place& place);

}  // namespace storyflow::text
