#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace storyflow::speech::english {

/// The parts of a word that the rules for its edges would cut wrongly: do + n't, ca + n't, they + 'd + 've;
/// one part for an abbreviation that keeps its full stop. Lengths in code points; 0 after the last part.
using WordParts = std::array<std::size_t, 3>;

/// None for any other word. With an apostrophe of either form, and without as in "dont"; capital letters at
/// the first place only. After the special cases of spaCy's English tokeniser. Pure.
[[nodiscard]] std::optional<WordParts> known_parts(std::u32string_view word);

}  // namespace storyflow::speech::english
