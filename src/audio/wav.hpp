#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <span>
#include <string>

#include "audio/pcm.hpp"

/// 16-bit mono PCM in RIFF/WAVE files (libsndfile).
namespace storyflow::audio {

/// The bytes of a WAV file. Samples are clipped to -1..1 and rounded to the nearest of 32767 steps.
[[nodiscard]] std::string encode_wav(const Pcm& sound);

/// The most bytes of samples: RIFF sizes have 32 bits, and the header takes some of them.
inline constexpr std::uint64_t most_wav_bytes = std::numeric_limits<std::uint32_t>::max() - 1024;

struct WavInfo {
    std::int64_t frames = 0;
    int sample_rate = 0;
    int channels = 0;

    /// In seconds.
    [[nodiscard]] double duration() const {
        return static_cast<double>(frames) / static_cast<double>(sample_rate);
    }
};

/// Reads the header. Throws `base::Error{not_found}` for a missing file, `invalid_input` for a file that is
/// not audio or has no frames.
[[nodiscard]] WavInfo wav_info(const std::filesystem::path& file);

/// Decodes a mono file. Throws like `wav_info`.
[[nodiscard]] Pcm read_wav(const std::filesystem::path& file);

}  // namespace storyflow::audio
