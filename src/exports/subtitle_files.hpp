#pragma once

#include <span>
#include <string>
#include <string_view>

#include "exports/captions.hpp"

/// Cues as the text of subtitle files. Pure.
namespace storyflow::exports {

/// SubRip: UTF-8, times in milliseconds.
[[nodiscard]] std::string srt_text(std::span<const Cue> cues);

/// WebVTT. `by_word`: each word has its time, so that players can mark what is said.
[[nodiscard]] std::string vtt_text(std::span<const Cue> cues, bool by_word = false);

/// Advanced SubStation Alpha (`.ass`), times in centiseconds. `by_word`: as karaoke.
[[nodiscard]] std::string ass_text(std::span<const Cue> cues, std::string_view title, bool by_word = false);

}  // namespace storyflow::exports
