#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// A text in code points, and the questions that the tokeniser asks about them. Pure.
namespace storyflow::speech::english {

/// Each invalid byte is one U+FFFD.
struct Characters {
    std::u32string points;
    std::vector<std::size_t> starts;  ///< the first byte of each code point, and the length of the text
};

[[nodiscard]] Characters characters_of(std::string_view utf8);

[[nodiscard]] bool is_white_space(char32_t c);
/// Marks that part from a word on either side: , ; ( and the like; the full stop has rules of its own.
[[nodiscard]] bool is_mark(char32_t c);
/// Quotation marks and apostrophes, and the comma, which looks like a low one.
[[nodiscard]] bool is_quote(char32_t c);
[[nodiscard]] bool is_currency(char32_t c);
/// Pictures and signs such as ©, ° and emoji.
[[nodiscard]] bool is_sign(char32_t c);
/// A letter that is no capital.
[[nodiscard]] bool is_small(char32_t c);

}  // namespace storyflow::speech::english
