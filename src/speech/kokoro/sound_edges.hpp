#pragma once

#include "audio/pcm.hpp"

namespace storyflow::speech::kokoro {

/// Makes a chunk's sound fit to be joined to others: samples within -1..1, no click at either end, and
/// silence behind the last word, where the network may go on with hiss or voiced junk. The length stays.
/// `speech_end`: seconds at which the last word ends. Pure.
[[nodiscard]] audio::Pcm clean_edges(audio::Pcm sound, double speech_end);

}  // namespace storyflow::speech::kokoro
