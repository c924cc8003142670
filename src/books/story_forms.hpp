#pragma once

#include <optional>
#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

/// Reads StoryFlow's own forms: JSON (story_json.hpp) and blocks (story_blocks.hpp), alone or as language
/// models hand them over: between lines of ```, with sentences before and after, which go into `left_out`.
/// `std::nullopt` when the text is neither. Throws `base::Error{invalid_input}`, with the line, for a story
/// that has a fault. `utf8` is as `decoded` gives it. Pure.
[[nodiscard]] std::optional<Book> read_story_form(std::string_view utf8);

}  // namespace storyflow::books
