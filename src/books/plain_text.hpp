#pragma once

#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

/// Reads plain text as people and Project Gutenberg write it: paragraphs between blank lines, hard-wrapped
/// lines joined, words divided at line ends made whole, chapter headings, ornaments. Into `left_out` go the
/// frame of Project Gutenberg, title page, table of contents, captions, and footnotes. `utf8` is as `decoded`
/// gives it. Pure; linear in practice. Never throws for its input.
[[nodiscard]] Book read_plain_text(std::string_view utf8);

}  // namespace storyflow::books
