#pragma once

#include <cstddef>
#include <string_view>

/// The lengths of the marks that the tokeniser cuts off a word, by the rules of spaCy's English tokeniser: in
/// code points, 0 for none;
/// `word` has no white space. The time of a call depends on the length of what it finds, not on that of the
/// word. Pure.
namespace storyflow::speech::english {

/// The length of the mark, quote, currency sign or dots at the beginning of the word.
[[nodiscard]] std::size_t prefix_length(std::u32string_view word);
/// The length of the mark, quote, unit, full stop or possessive "'s" at the end of the word.
[[nodiscard]] std::size_t suffix_length(std::u32string_view word);
/// The length of the hyphen, dash, slash or dots that join two words and begin at code point `at`.
[[nodiscard]] std::size_t infix_length(std::u32string_view word, std::size_t at);

}  // namespace storyflow::speech::english
