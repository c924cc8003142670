#pragma once

#include "audio/pcm.hpp"

namespace storyflow::audio {

/// Appends the piece. Throws `base::Error{internal}` unless both have the same rate.
void append(Pcm& sound, const Pcm& piece);

/// Appends zeros, rounded to whole frames.
void append_silence(Pcm& sound, double seconds);

}  // namespace storyflow::audio
