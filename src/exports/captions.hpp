#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "audio/voice_span.hpp"
#include "exports/caption_words.hpp"

namespace storyflow::exports {

/// The usual limits of subtitles (as in the BBC's and Netflix's guidelines).
struct CueLimits {
    std::size_t line_length = 42;  ///< code points; a longer word has a line of its own
    std::size_t lines = 2;         ///< 1 or 2
    double longest = 7.0;          ///< seconds
    double shortest = 1.0;         ///< seconds, where the next cue leaves room
};

/// A caption and the time for which it is on the screen.
struct Cue {
    audio::FrameSpan sound;
    std::vector<std::vector<CaptionWord>> lines;
};

/// Divides words into cues: at the end of sentences, behind commas where a sentence is too long, with cues
/// and lines of about the same length. No cue contains words of two parts. They are in order and do not
/// overlap. Pure.
[[nodiscard]] std::vector<Cue> cut_cues(std::span<const CaptionWord> words, const CueLimits& limits = {});

/// The words of a line with the spaces between them.
[[nodiscard]] std::string text_of(std::span<const CaptionWord> line);

}  // namespace storyflow::exports
