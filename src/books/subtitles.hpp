#pragma once

#include <string_view>

#include "books/book.hpp"

namespace storyflow::books {

/// Whether the text is a subtitle file: SubRip (SRT) or WebVTT.
[[nodiscard]] bool looks_like_subtitles(std::string_view utf8);

/// Reads SubRip or WebVTT: a paragraph for each cue, with its time; the lines of a cue are joined, apart from
/// those of two speakers ("- Who?", "- Me."). Tags of looks, numbers, positions, notes and styles are no
/// text; notes and styles go into `left_out`. Throws `base::Error{invalid_input}` with the line of a time
/// that cannot be read. Pure; linear.
[[nodiscard]] Book read_subtitles(std::string_view utf8);

}  // namespace storyflow::books
