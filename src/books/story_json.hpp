#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

/// Where JSON stands in a text, in bytes.
struct JsonPlace {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The first part of the text that is a story in JSON by its looks: an object or a list with "segments" or
/// "text_content" in it, or a text that is JSON from its first sign on. An object that is never closed goes
/// to the end of the text.
[[nodiscard]] std::optional<JsonPlace> find_story_json(std::string_view text);

/// Reads `{"title", "segments": [{"text_content", "image_prompt", "voice_id", "tts_speed"}]}` or the list of
/// the segments alone; a segment may also be just its text. Commas before a closing bracket and line breaks
/// inside of strings are accepted. Fields that StoryFlow does not know go into `left_out`. Throws
/// `base::Error{invalid_input}` with line and column, or with the index of the segment.
[[nodiscard]] Book read_story_json(std::string_view text, JsonPlace place);

}  // namespace storyflow::books
