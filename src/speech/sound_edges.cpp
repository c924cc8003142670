#include "speech/sound_edges.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace storyflow::speech {

namespace {

constexpr double fade_in = 0.005;  // seconds, as the next two
constexpr double release = 0.150;  // the last word may ring on for this long
constexpr double fade_out = 0.030;

std::size_t frames(double seconds, const audio::Pcm& sound) {
    return sound.frames_in(std::max(0.0, seconds));
}

float clamped(float sample) {
    return std::isfinite(sample) ? std::clamp(sample, -1.0F, 1.0F) : 0.0F;
}

}  // namespace

audio::Pcm clean_edges(audio::Pcm sound, double speech_end) {
    auto& samples = sound.samples;
    std::transform(samples.begin(), samples.end(), samples.begin(), clamped);

    const std::size_t rise = std::min(frames(fade_in, sound), samples.size());
    for (std::size_t i = 0; i < rise; ++i)
        samples[i] *= static_cast<float>(i) / static_cast<float>(rise);

    const std::size_t fall = std::min(frames(fade_out, sound), samples.size());
    const std::size_t begin = std::min(frames(speech_end + release, sound), samples.size() - fall);
    for (std::size_t i = 0; i < fall; ++i)
        samples[begin + i] *= 1.0F - (static_cast<float>(i + 1) / static_cast<float>(fall));
    std::fill(samples.begin() + static_cast<std::ptrdiff_t>(begin + fall), samples.end(), 0.0F);
    return sound;
}

}  // namespace storyflow::speech
