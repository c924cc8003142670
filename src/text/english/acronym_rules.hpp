#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// FBI and CDs are read letter by letter; words in capitals are kept.
[[nodiscard]] std::optional<Reading> read_acronym(const Place& place);
/// "F B I": three to six capitals that stand apart and are one abbreviation. Not "A B C" in the order of the
/// alphabet, nor a row that begins with "A" or "I", unless it is a known abbreviation.
[[nodiscard]] std::optional<Reading> read_spaced_letters(const Place& place);
/// IT and US, where they are the pronouns, in small letters, so that they are not spelled later.
[[nodiscard]] std::optional<Reading> read_shouted_pronoun(const Place& place);
/// The "mc" of "mc²".
[[nodiscard]] std::optional<Reading> read_product(const Place& place);
/// XY1234, A320, B2B, MP3, 4K: letters and digits without anything between them.
[[nodiscard]] std::optional<Reading> read_code(const Place& place);

}  // namespace storyflow::text
