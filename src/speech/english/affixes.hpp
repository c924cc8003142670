#pragma once

#include <cstddef>
#include <string_view>

/// What parts from a word, after the rules of spaCy's English tokeniser. Lengths in code points, 0 for none;
/// `word` has no white space. The time of a call depends on the length of what it finds, not on that of the
/// word. Pure.
namespace storyflow::speech::english {

/// Of the mark, quote, currency or dots at the beginning.
[[nodiscard]] std::size_t prefix_length(std::u32string_view word);
/// Of the mark, quote, unit, full stop or possessive at the end.
[[nodiscard]] std::size_t suffix_length(std::u32string_view word);
/// Of what stands between two words at `at`: a hyphen, a dash, a slash, dots.
[[nodiscard]] std::size_t infix_length(std::u32string_view word, std::size_t at);

}  // namespace storyflow::speech::english
