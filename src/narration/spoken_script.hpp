#pragma once

#include <vector>

#include "audio/pcm.hpp"
#include "story/narrated_word.hpp"

namespace storyflow::narration {

/// The sound of a script, and when each of its words is heard.
struct SpokenScript {
    audio::Pcm sound;
    std::vector<story::NarratedWord> words;
};

}  // namespace storyflow::narration
