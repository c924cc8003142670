#pragma once

#include "audio/pcm.hpp"

namespace storyflow::speech {

/// Prepares a chunk's sound for joining: samples within -1..1, no click at either end, and silence after the
/// last word, where the network may produce hiss or voiced noise. The length does not change. `speech_end`:
/// seconds at which the last word ends. Pure.
[[nodiscard]] audio::Pcm clean_edges(audio::Pcm sound, double speech_end);

}  // namespace storyflow::speech
