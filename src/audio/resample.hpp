#pragma once

#include "audio/pcm.hpp"

namespace storyflow::audio {

/// Band-limited conversion to another rate (libsamplerate). At the same rate the sound is returned unchanged.
/// Pure.
[[nodiscard]] Pcm resample(Pcm sound, int sample_rate);

}  // namespace storyflow::audio
