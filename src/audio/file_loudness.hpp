#pragma once

#include <filesystem>

#include "audio/loudness.hpp"

namespace storyflow::audio {

inline constexpr int lowest_measured_rate = 8'000;  ///< samples a second
inline constexpr int highest_measured_rate = 192'000;

/// A finished sound file as a listener hears it.
struct FileLoudness {
    Loudness loudness;  ///< with the true peak
    int sample_rate = 0;
    double duration = 0.0;        ///< seconds
    double quiet_at_begin = 0.0;  ///< seconds before the first block of 10 ms above -50 dBFS
    double quiet_at_end = 0.0;
};

/// Decodes a mono file that libsndfile reads (WAV, FLAC, mp3, Ogg Opus) and measures it; its memory does not
/// grow with the length. Throws `base::Error`: not_found for a missing file, invalid_input for one that is no
/// mono sound or has another sample rate than these.
[[nodiscard]] FileLoudness measure_file(const std::filesystem::path& file);

}  // namespace storyflow::audio
