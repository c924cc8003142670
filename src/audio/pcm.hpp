#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace storyflow::audio {

/// The rate of every narration, in frames per second.
inline constexpr int narration_rate = 24000;

/// Mono sound: nominally -1..1, one float per frame.
struct Pcm {
    std::vector<float> samples;
    int sample_rate = narration_rate;

    /// The frames that the time takes, to the nearest one.
    [[nodiscard]] std::size_t frames_in(double seconds) const {
        return static_cast<std::size_t>(std::lround(seconds * sample_rate));
    }
    /// In seconds.
    [[nodiscard]] double duration() const {
        return static_cast<double>(samples.size()) / static_cast<double>(sample_rate);
    }
};

}  // namespace storyflow::audio
