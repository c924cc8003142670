#pragma once

#include "audio/pcm.hpp"

namespace storyflow::audio {

/// Band-limited conversion to another rate (libsamplerate). Same rate: unchanged. Pure.
[[nodiscard]] Pcm resample(Pcm sound, int sample_rate);

}  // namespace storyflow::audio
