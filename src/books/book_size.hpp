#pragma once

#include <cstddef>
#include <string_view>

#include "books/book.hpp"

/// How much of a file is read. Each of its paragraphs takes some hundred bytes besides its text, so that a
/// file of nothing but short lines would take more memory than a machine has.
namespace storyflow::books {

inline constexpr std::size_t most_blocks = 300'000;   ///< with what is left out; a long novel has 10,000
inline constexpr std::size_t most_lines = 1'000'000;  ///< of a text; the largest file in lines of 50 letters

/// Throws `Error{invalid_input}` if the book has more than `most_blocks`.
void check_blocks(const Book& book);
/// Throws `Error{invalid_input}` if the text has more than `most_lines`.
void check_lines(std::string_view text);

}  // namespace storyflow::books
