#pragma once

#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

/// Whether the text has the structure of StoryFlow's blocks: with lines of dashes, every block between them
/// begins with `Text:`, `Prompt:` or `Voice:` (only sentences before the first and behind the last may not);
/// without, the text does, and has a `Prompt:` or `Voice:` too, or begins every paragraph so. A story in
/// which someone reads "Text: where are you?" has no such structure.
[[nodiscard]] bool are_story_blocks(std::string_view text);

/// Reads the blocks: `Text:`, `Prompt:` and `Voice:` lines in any case, several of a kind joined by a space.
/// Lines that follow such a line continue it, a blank line in a text begins a paragraph. Throws
/// `base::Error{invalid_input}` with the line of a block that has no text.
[[nodiscard]] Book read_story_blocks(std::string_view text);

}  // namespace storyflow::books
