#include "audio/level.hpp"

#include <algorithm>
#include <cmath>

namespace storyflow::audio {

namespace {

constexpr double silence = 1e-10;
constexpr double close_enough = 1e-6;

float finite_or_zero(float sample) {
    return std::isfinite(sample) ? sample : 0.0F;
}

}  // namespace

float peak(const Pcm& sound) {
    float largest = 0.0F;
    for (const float sample : sound.samples)
        largest = std::max(largest, std::abs(finite_or_zero(sample)));
    return largest;
}

Pcm normalise_peak(Pcm sound, double dbfs) {
    std::transform(sound.samples.begin(), sound.samples.end(), sound.samples.begin(), finite_or_zero);
    const double loudest = peak(sound);
    const double target = std::pow(10.0, dbfs / 20.0);
    if (loudest < silence || std::abs(loudest - target) < close_enough) return sound;
    const double gain = target / loudest;
    for (float& sample : sound.samples)
        sample = static_cast<float>(sample * gain);
    return sound;
}

}  // namespace storyflow::audio
