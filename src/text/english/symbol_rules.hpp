#pragma once

#include <optional>

#include "text/english/reading.hpp"

/// Marks and signs that no other rule has taken. What is silent still parts two words.
namespace storyflow::text {

/// <b>, &amp;, \n as it is written in programs.
[[nodiscard]] std::optional<Reading> read_markup(const Place& place);
/// :-)
[[nodiscard]] std::optional<Reading> read_smiley(const Place& place);
/// "-----" and other rows of one sign: silent.
[[nodiscard]] std::optional<Reading> read_row_of_signs(const Place& place);
/// A dash between words becomes "—", one before an item of a list is silent.
[[nodiscard]] std::optional<Reading> read_dash(const Place& place);
/// x², 10⁻³
[[nodiscard]] std::optional<Reading> read_superscript(const Place& place);
/// The full stop of "os.path" and of "end.Next"; what stands between the digits of "1,2" and "1:2:3".
[[nodiscard]] std::optional<Reading> read_inner_mark(const Place& place);
/// "/": slash, or "per" behind a quantity.
[[nodiscard]] std::optional<Reading> read_slash(const Place& place);
/// "#": number, sharp or hashtag.
[[nodiscard]] std::optional<Reading> read_hash(const Place& place);
/// &, @, %, +, =, × and the like in words; [ ] { } as round brackets.
[[nodiscard]] std::optional<Reading> read_sign(const Place& place);
/// Everything that is neither a letter nor a mark that speech knows: emoji, bullets, arrows.
[[nodiscard]] std::optional<Reading> read_silent(const Place& place);

}  // namespace storyflow::text
