#pragma once

#include <string>
#include <string_view>

namespace storyflow::speech {

/// Translates written punctuation and spaces into the marks that Kokoro knows: `; : , . ! ? — … " ( ) “ ”`
/// and single spaces. Brackets of all kinds become round, quotes of other languages “ ”, dashes and hyphens
/// between spaces —, more than three dots three; apostrophes, single quotes and other signs are left out, a
/// hyphen inside a word becomes a space. Pure.
[[nodiscard]] std::string kokoro_marks(std::string_view written);

}  // namespace storyflow::speech
