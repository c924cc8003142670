#pragma once

#include <string>
#include <string_view>

namespace storyflow::speech::english {

/// A word's phonemes with more or less stress than usual, as misaki does it (en.py, apply_stress). `change`
/// -2 removes all stress, -1 makes primary stress secondary and removes secondary stress, -0.5 does the same
/// for words with primary stress only. From 0.5 on an unstressed word gets stress (at 2 primary, else
/// secondary), and from 1 on secondary stress becomes primary if the word has no primary stress. 0 changes
/// nothing. A new mark stands before the first vowel; a word without a vowel gets none. Pure.
[[nodiscard]] std::string with_stress(std::string_view phonemes, double change);

}  // namespace storyflow::speech::english
