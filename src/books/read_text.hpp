#pragma once

#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

/// Reads a text file of any encoding as what its characters say that it is: StoryFlow's JSON or blocks,
/// subtitles, Markdown (also by the name's end), or plain text. Throws `base::Error{unsupported_media}` for
/// bytes that are no text and for other subtitles than SRT and WebVTT, and `base::Error{invalid_input}` for
/// faults, with their place. Pure.
[[nodiscard]] Book read_text(std::string_view bytes, std::string_view file_name);

}  // namespace storyflow::books
