#include "narration/spoken_chunks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "audio/join.hpp"
#include "audio/level.hpp"
#include "audio/voice_span.hpp"
#include "narration/narrated_words.hpp"

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

std::size_t frames_of(double seconds, const audio::Pcm& sound) {
    return static_cast<std::size_t>(std::lround(seconds * sound.sample_rate));
}

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
    const std::size_t before = std::min(voice->begin, frames_of(kept_before_voice, sound));
    const std::size_t behind =
        std::min(sound.samples.size() - voice->end, frames_of(kept_behind_voice, sound));
    const std::size_t begin = voice->begin - before;
    sound.samples.resize(voice->end + behind);
    sound.samples.erase(sound.samples.begin(), sound.samples.begin() + static_cast<std::ptrdiff_t>(begin));
    fade(sound, std::min(before, frames_of(fade_in, sound)), std::min(behind, frames_of(fade_out, sound)));
    shift(speech.words, seconds_of(begin, sound), sound.duration());
    const double kept_before = seconds_of(before, sound);
    const double kept_behind = seconds_of(behind, sound);
    return {std::move(speech), kept_before, kept_behind};
}

/// The frames of the joined sound, or a few more.
std::size_t frames_of_all(double leading_pause, const std::vector<SpokenChunk>& chunks) {
    double pauses = leading_pause;
    std::size_t frames = 0;
    for (const SpokenChunk& chunk : chunks) {
        pauses += chunk.pause_after;
        frames += chunk.speech.sound.samples.size();
    }
    return frames + frames_of(pauses, {});
}

float peak_of(const std::vector<SpokenChunk>& chunks) {
    float peak = 0.0F;
    for (const SpokenChunk& chunk : chunks)
        peak = std::max(peak, audio::peak(chunk.speech.sound));
    return peak;
}

}  // namespace

SpokenScript join_chunks(std::string_view script, double leading_pause, std::vector<SpokenChunk> chunks) {
    const float peak = peak_of(chunks);
    SpokenScript spoken;
    spoken.sound.samples.reserve(frames_of_all(leading_pause, chunks));  // growing would copy all of it
    NarratedWords words(script);
    audio::append_silence(spoken.sound, leading_pause);
    double pause = 0.0;         // from the voice of the chunk before
    double behind_voice = 0.0;  // the part of it that is in the sound already
    for (SpokenChunk& chunk : chunks) {
        const Trimmed piece = trimmed(std::exchange(chunk.speech, {}), peak);
        audio::append_silence(spoken.sound, std::max(0.0, pause - behind_voice - piece.before_voice));
        words.add(chunk.text, piece.speech.words, spoken.sound.duration());
        audio::append(spoken.sound, piece.speech.sound);
        pause = chunk.pause_after;
        behind_voice = piece.behind_voice;
    }
    audio::append_silence(spoken.sound, pause);
    spoken.words = words.take();
    return spoken;
}

}  // namespace storyflow::narration
