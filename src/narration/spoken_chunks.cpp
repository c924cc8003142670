#include "narration/spoken_chunks.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "audio/level.hpp"
#include "narration/chunk_joiner.hpp"

namespace storyflow::narration {

namespace {

/// The frames of the joined sound, or a few more.
std::size_t frames_of_all(double leading_pause, const std::vector<SpokenChunk>& chunks) {
    double pauses = leading_pause;
    std::size_t frames = 0;
    for (const SpokenChunk& chunk : chunks) {
        pauses += chunk.pause_after;
        frames += chunk.speech.sound.samples.size();
    }
    return frames + audio::Pcm{}.frames_in(pauses);
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
    ChunkJoiner joiner(script);
    joiner.add_pause(leading_pause, spoken.sound);
    double pause = 0.0;  // from the voice of the chunk before
    for (SpokenChunk& chunk : chunks) {
        joiner.add(chunk.text, std::exchange(chunk.speech, {}), pause, peak, spoken.sound);
        pause = chunk.pause_after;
    }
    joiner.add_pause(pause, spoken.sound);
    spoken.words = joiner.take_words();
    return spoken;
}

}  // namespace storyflow::narration
