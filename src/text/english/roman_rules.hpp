#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// "the fourteenth" after the name or title of a ruler, "four" after Chapter, Part, World War and the like,
/// "nineteenth" before "century", "sixteenth" for "XVIth"; "page xii" and "pp. xi-xv", "IV." at a line's
/// beginning. A single I is a word, except in "World War I", as a heading's number ("Chapter I.") and behind
/// a ruler's name (first_ruler.hpp).
[[nodiscard]] std::optional<Reading> read_roman(const Place& place);

}  // namespace storyflow::text
