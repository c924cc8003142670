#pragma once

#include <optional>

#include "text/english/reading.hpp"

/// Rules for the beginnings and ends of lines: headings, quoted mail, lists, words divided by a hyphen.
namespace storyflow::text {

/// The full stop behind a heading ("Chapter 2", "## Notes", a line above "====") and behind a list's item, at
/// the line break that ends it.
[[nodiscard]] std::optional<Reading> read_heading_end(const Place& place);
/// The "##" around a heading and the ">" of a quotation, at the beginning of a line.
[[nodiscard]] std::optional<Reading> read_line_mark(const Place& place);
/// The hyphen and line break in "trans-\nform"; in "one-to-\none" and "self-\nmade" the hyphen stays.
[[nodiscard]] std::optional<Reading> read_line_hyphen(const Place& place);

}  // namespace storyflow::text
