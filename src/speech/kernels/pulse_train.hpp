#pragma once

#include <cstddef>
#include <span>

namespace storyflow::speech::kernels {

/// A voice's source before any filter: all harmonics of the pitch up to 11 kHz, each with amplitude 1. For
/// phase t and H harmonics their sum has a closed form, sin((H + 1/2) t) / (2 sin(t / 2)) - 1/2. Where the
/// pitch is at most 40 Hz there is silence. `pitch`: Hz, a value for each frame of `frame` samples, an even
/// number, linearly interpolated between the frames' middles; `samples`: a frame for each value of `pitch`.
/// Pure; safe from any thread.
void pulse_train(std::span<const float> pitch, std::size_t frame, float sample_rate,
                 std::span<float> samples);

}  // namespace storyflow::speech::kernels
