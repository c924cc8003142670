#pragma once

#include <string>
#include <vector>

#include "audio/voice_span.hpp"
#include "exports/story_sound.hpp"

namespace storyflow::exports {

/// A word as captions show it.
struct CaptionWord {
    std::string text;  ///< with its punctuation: "“Stop!”"
    audio::FrameSpan sound;
    bool space_before = true;  ///< false for the second half of "so—then"
    bool ends_sentence = false;
    bool ends_part = false;
};

/// The words of a story in order. In a part whose words have no times, the time of its sound is divided among
/// the words of its text by their length. Pure.
[[nodiscard]] std::vector<CaptionWord> caption_words(const StorySound& sound);

}  // namespace storyflow::exports
