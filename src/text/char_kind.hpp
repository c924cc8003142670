#pragma once

/// What kind of character a code point is. Pure. Values above U+10FFFF (see text/fixed_words.hpp) are none
/// of these.
namespace storyflow::text {

/// Unicode white space, and the ASCII separators 0x1C to 0x1F.
[[nodiscard]] bool is_white_space(char32_t code_point);

/// A letter or any kind of digit: what can begin a word.
[[nodiscard]] bool is_alphanumeric(char32_t code_point);

/// What may follow inside a word: accents and other marks, joiners, soft hyphens.
[[nodiscard]] bool is_mark(char32_t code_point);

[[nodiscard]] bool is_upper_case(char32_t code_point);
[[nodiscard]] bool is_lower_case(char32_t code_point);

/// Straight or curly.
[[nodiscard]] constexpr bool is_apostrophe(char32_t code_point) {
    return code_point == U'\'' || code_point == U'\u2019';
}

/// The hyphen of a keyboard and Unicode's own, which breaks lines or does not.
[[nodiscard]] constexpr bool is_hyphen(char32_t code_point) {
    return code_point == U'-' || code_point == U'\u2010' || code_point == U'\u2011';
}

/// The private use area that the normaliser leaves alone.
[[nodiscard]] constexpr bool is_private_use(char32_t code_point) {
    return code_point >= U'\uE000' && code_point <= U'\uF8FF';
}

}  // namespace storyflow::text
