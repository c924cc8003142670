#pragma once

#include <vector>

#include "audio/pcm.hpp"
#include "speech/voice_choice.hpp"
#include "story/narrated_word.hpp"

namespace storyflow::narration {

/// The sound of a script, and when each of its words is heard.
struct SpokenScript {
    audio::Pcm sound;
    std::vector<story::NarratedWord> words;
    speech::VoiceChoice voice;  ///< that is heard: the one asked for, or the nearest that the engine has
};

}  // namespace storyflow::narration
