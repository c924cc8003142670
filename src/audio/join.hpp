#pragma once

#include "audio/pcm.hpp"

namespace storyflow::audio {

/// Appends the piece. Both must have the same rate (throws `base::Error{internal}`).
void append(Pcm& sound, const Pcm& piece);

/// Appends zeros, rounded to whole frames.
void append_silence(Pcm& sound, double seconds);

}  // namespace storyflow::audio
