#pragma once

#include <optional>

#include "text/english/reading.hpp"

/// Marks and signs that no other rule reads. Silent ones still separate two words.
namespace storyflow::text {

/// HTML such as <b> and &amp;, and \n as in source code.
[[nodiscard]] std::optional<Reading> read_markup(const Place& place);
/// :-)
[[nodiscard]] std::optional<Reading> read_smiley(const Place& place);
/// "-----" and other rows of one sign: silent.
[[nodiscard]] std::optional<Reading> read_row_of_signs(const Place& place);
/// A dash between words becomes "—"; a dash before a list item is silent.
[[nodiscard]] std::optional<Reading> read_dash(const Place& place);
/// x^2: squared
[[nodiscard]] std::optional<Reading> read_caret(const Place& place);
/// x², 10⁻³
[[nodiscard]] std::optional<Reading> read_superscript(const Place& place);
/// The full stop of "os.path" and of "end.Next"; the marks between the digits of "1,2" and "1:2:3".
[[nodiscard]] std::optional<Reading> read_inner_mark(const Place& place);
/// "/" is "slash", or "per" after a quantity.
[[nodiscard]] std::optional<Reading> read_slash(const Place& place);
/// "#" is "number", "sharp" or "hashtag".
[[nodiscard]] std::optional<Reading> read_hash(const Place& place);
/// &, @, %, +, =, × and the like in words; [ ] { } as round brackets.
[[nodiscard]] std::optional<Reading> read_sign(const Place& place);
/// All characters that are neither letters nor marks of speech are silent: emoji, bullets, arrows.
[[nodiscard]] std::optional<Reading> read_silent(const Place& place);

}  // namespace storyflow::text
