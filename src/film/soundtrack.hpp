#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

#include "film/timeline.hpp"

namespace storyflow::film {

/// The sounds of a film that has more than its narration. Lengths are in samples of
/// `audio::narration_rate`.
struct Soundtrack {
    std::filesystem::path voice;                      ///< WAV, 24 kHz mono
    std::int64_t voice_begins = 0;                    ///< silence in front of it
    std::int64_t length = 0;                          ///< of the film
    std::optional<std::filesystem::path> music = {};  ///< samples as `MusicLoop` reads them
    double music_level = -18.0;                       ///< decibels
    std::vector<HeardSpan> voices = {};               ///< where the music is ducked
};

/// Writes a WAV file of exactly that length: without music 24 kHz mono with the voice's own samples, with
/// music 48 kHz stereo with the voice in the middle, at its own level. Where both together would be too loud,
/// only the music gives way. Memory does not grow with the length. `target` appears when it is complete.
/// Throws `base::Error`: not_found when the voice cannot be read, invalid_input for more than WAV's 4 GiB,
/// unavailable when `target` cannot be written, cancelled after a stop request, and what `MusicLoop` throws.
void write_soundtrack(const Soundtrack& soundtrack, const std::filesystem::path& target,
                      const std::stop_token& stop);

}  // namespace storyflow::film
