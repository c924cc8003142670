#pragma once

/// Classifies code points. Pure. All functions return false for values above U+10FFFF (see
/// text/fixed_words.hpp).
namespace storyflow::text {

/// Unicode white space, and the ASCII separators 0x1C to 0x1F.
[[nodiscard]] bool is_white_space(char32_t code_point);

/// Whether a word can begin with it: a letter or any kind of digit.
[[nodiscard]] bool is_alphanumeric(char32_t code_point);

/// Whether it can follow inside a word: accents and other marks, joiners, soft hyphens.
[[nodiscard]] bool is_mark(char32_t code_point);

[[nodiscard]] bool is_upper_case(char32_t code_point);
[[nodiscard]] bool is_lower_case(char32_t code_point);

/// Straight or curly apostrophes.
[[nodiscard]] constexpr bool is_apostrophe(char32_t code_point) {
    return code_point == U'\'' || code_point == U'\u2019';
}

/// The ASCII hyphen, Unicode's hyphen and its non-breaking hyphen.
[[nodiscard]] constexpr bool is_hyphen(char32_t code_point) {
    return code_point == U'-' || code_point == U'\u2010' || code_point == U'\u2011';
}

/// The Basic Multilingual Plane's private use area, whose characters the normaliser keeps unchanged.
[[nodiscard]] constexpr bool is_private_use(char32_t code_point) {
    return code_point >= U'\uE000' && code_point <= U'\uF8FF';
}

}  // namespace storyflow::text
