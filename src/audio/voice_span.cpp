#include "audio/voice_span.hpp"

#include <algorithm>
#include <cmath>

namespace storyflow::audio {

namespace {

constexpr std::size_t blocks_per_second = 100;
constexpr double voice_above = 0.005623413251903491;  // -45 dB

std::size_t block_frames(int sample_rate) {
    return std::max<std::size_t>(1, static_cast<std::size_t>(sample_rate) / blocks_per_second);
}

bool has_voice(std::span<const float> block, float peak) {
    double squares = 0.0;
    for (const float sample : block)
        squares += double{sample} * double{sample};
    const double threshold = voice_above * double{peak};
    return squares > threshold * threshold * static_cast<double>(block.size());
}

}  // namespace

std::size_t quiet_frames_at_begin(std::span<const float> samples, int sample_rate, float peak) {
    const std::size_t block = block_frames(sample_rate);
    std::size_t quiet = 0;
    while (quiet < samples.size()) {
        const std::size_t frames = std::min(block, samples.size() - quiet);
        if (has_voice(samples.subspan(quiet, frames), peak)) break;
        quiet += frames;
    }
    return quiet;
}

std::size_t quiet_frames_at_end(std::span<const float> samples, int sample_rate, float peak) {
    const std::size_t block = block_frames(sample_rate);
    std::size_t quiet = 0;
    while (quiet < samples.size()) {
        const std::size_t frames = std::min(block, samples.size() - quiet);
        if (has_voice(samples.subspan(samples.size() - quiet - frames, frames), peak)) break;
        quiet += frames;
    }
    return quiet;
}

std::size_t longest_quiet_frames(std::span<const float> samples, int sample_rate, float peak) {
    const std::size_t block = block_frames(sample_rate);
    std::size_t longest = 0;
    std::size_t quiet = 0;
    for (std::size_t at = 0; at < samples.size(); at += block) {
        const std::size_t frames = std::min(block, samples.size() - at);
        quiet = has_voice(samples.subspan(at, frames), peak) ? 0 : quiet + frames;
        longest = std::max(longest, quiet);
    }
    return longest;
}

std::optional<FrameSpan> voice_span(const Pcm& sound, float peak) {
    const std::span<const float> samples = sound.samples;
    const std::size_t block = block_frames(sound.sample_rate);
    const std::size_t begin = quiet_frames_at_begin(samples, sound.sample_rate, peak);
    if (begin == samples.size()) return std::nullopt;
    FrameSpan voice{begin, begin};
    for (std::size_t at = begin; at < samples.size(); at += block) {
        const std::size_t frames = std::min(block, samples.size() - at);
        if (has_voice(samples.subspan(at, frames), peak)) voice.end = at + frames;
    }
    return voice;
}

}  // namespace storyflow::audio
