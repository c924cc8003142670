#pragma once

#include <string>
#include <string_view>

#include "exports/story_sound.hpp"

namespace storyflow::exports {

/// When each word of a story is heard, as JSON: `{"title", "sample_rate": 24000, "samples", "duration",
/// "chapters": [{"title", "level", "start", "end", "first_segment"}], "segments": [{"text", "start", "end",
/// "words": [{"text", "spoken", "start", "end", "start_sample", "end_sample", "char_start", "char_end"}]}]}`.
/// Times are seconds of the whole sound with five decimals; the names are those of
/// `/api/segments/{id}/words/`. Pure.
[[nodiscard]] std::string words_json(const StorySound& sound, std::string_view title);

}  // namespace storyflow::exports
