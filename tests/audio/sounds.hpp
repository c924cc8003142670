#pragma once

#include <cmath>
#include <cstddef>
#include <numbers>

#include "audio/pcm.hpp"

namespace storyflow::audio {

/// A 440 Hz sine.
inline Pcm tone(double seconds, float amplitude, int sample_rate = narration_rate) {
    Pcm sound;
    sound.sample_rate = sample_rate;
    sound.samples.resize(static_cast<std::size_t>(std::lround(seconds * sample_rate)));
    for (std::size_t i = 0; i < sound.samples.size(); ++i) {
        const double phase = 2.0 * std::numbers::pi * 440.0 * static_cast<double>(i) / sample_rate;
        sound.samples[i] = amplitude * static_cast<float>(std::sin(phase));
    }
    return sound;
}

}  // namespace storyflow::audio
