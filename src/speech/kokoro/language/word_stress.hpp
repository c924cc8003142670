#pragma once

#include <string>
#include <string_view>

namespace storyflow::speech::kokoro {

/// Kokoro's phonemes of a word with more or less stress than usual, as misaki does it (en.py, apply_stress):
/// -2 takes all stress away, -1 makes primary stress secondary and takes secondary away, -0.5 does so where
/// there is primary stress; 0.5 and more stress an unstressed word (2 primarily, else secondarily), and 1 and
/// more make secondary stress primary where there is no primary. 0 changes nothing. A new mark stands before
/// the first vowel; a word without a vowel gets none. Pure.
[[nodiscard]] std::string with_stress(std::string_view phonemes, double change);

}  // namespace storyflow::speech::kokoro
