#include "narration/chunk_joiner.hpp"

#include <algorithm>
#include <cstddef>

#include "audio/join.hpp"
#include "audio/voice_span.hpp"

namespace storyflow::narration {

namespace {

constexpr double fade_in = 0.005;
constexpr double fade_out = 0.020;

/// A chunk's speech without the silence around it.
struct Trimmed {
    speech::Speech speech;
    double before_voice = 0.0;  ///< seconds that were kept
    double behind_voice = 0.0;
};

double seconds_of(std::size_t frames, const audio::Pcm& sound) {
    return static_cast<double>(frames) / sound.sample_rate;
}

void fade(audio::Pcm& sound, std::size_t in, std::size_t out) {
    auto& samples = sound.samples;
    for (std::size_t i = 0; i < in; ++i)
        samples[i] *= static_cast<float>(i) / static_cast<float>(in);
    for (std::size_t i = 0; i < out; ++i)
        samples[samples.size() - 1 - i] *= static_cast<float>(i) / static_cast<float>(out);
}

void shift(std::vector<speech::TimeSpan>& words, double earlier, double end) {
    for (speech::TimeSpan& word : words) {
        word.start = std::clamp(word.start - earlier, 0.0, end);
        word.end = std::clamp(word.end - earlier, 0.0, end);
    }
}

Trimmed trimmed(speech::Speech speech, float peak) {
    audio::Pcm& sound = speech.sound;
    const auto voice = audio::voice_span(sound, peak);
    if (!voice) return {std::move(speech)};
    const std::size_t before = std::min(voice->begin, sound.frames_in(kept_before_voice));
    const std::size_t behind =
        std::min(sound.samples.size() - voice->end, sound.frames_in(kept_behind_voice));
    const std::size_t begin = voice->begin - before;
    sound.samples.resize(voice->end + behind);
    sound.samples.erase(sound.samples.begin(), sound.samples.begin() + static_cast<std::ptrdiff_t>(begin));
    fade(sound, std::min(before, sound.frames_in(fade_in)), std::min(behind, sound.frames_in(fade_out)));
    shift(speech.words, seconds_of(begin, sound), sound.duration());
    const double kept_before = seconds_of(before, sound);
    const double kept_behind = seconds_of(behind, sound);
    return {std::move(speech), kept_before, kept_behind};
}

}  // namespace

void ChunkJoiner::add_pause(double seconds, audio::Pcm& sound) {
    const std::size_t before = sound.samples.size();
    audio::append_silence(sound, seconds);
    frames_ += sound.samples.size() - before;
}

void ChunkJoiner::add(const text::SpokenText& text, speech::Speech speech, double pause_before, float peak,
                      audio::Pcm& sound) {
    const Trimmed piece = trimmed(std::move(speech), peak);
    add_pause(std::max(0.0, pause_before - behind_voice_ - piece.before_voice), sound);
    words_.add(text, piece.speech.words, static_cast<double>(frames_) / sound.sample_rate);
    audio::append(sound, piece.speech.sound);
    frames_ += piece.speech.sound.samples.size();
    behind_voice_ = piece.behind_voice;
}

}  // namespace storyflow::narration
