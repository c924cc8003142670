#pragma once

#include <string_view>

/// Classes of Kokoro's phoneme symbols as misaki uses them in its rules. Each symbol is one code point in
/// UTF-8. Pure.
namespace storyflow::speech::english {

inline constexpr std::string_view primary_stress = "ˈ";
inline constexpr std::string_view secondary_stress = "ˌ";

/// ɐ and ᵊ are too weak to count; ː lengthens.
[[nodiscard]] bool is_vowel(std::string_view symbol);
[[nodiscard]] bool is_consonant(std::string_view symbol);
/// The diphthongs and affricates that are written with one symbol and last as long as two.
[[nodiscard]] bool is_double(std::string_view symbol);

/// The last code point of a text; empty for an empty one.
[[nodiscard]] std::string_view last_symbol(std::string_view sounds);

/// The class of the next word's first sound, which the forms of "the" and "to" depend on.
enum class NextSound { none, vowel, consonant };

/// The class of the first sound that is a clear vowel or consonant; `otherwise` if there is none.
[[nodiscard]] NextSound first_sound(std::string_view sounds, NextSound otherwise);

}  // namespace storyflow::speech::english
