#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace storyflow::audio {

/// The waveform of a mono WAV file for drawing: the largest magnitude, 0 to 1, in each of `count` equal
/// slices. When there are fewer frames than slices, several slices show the same frame. Memory does not grow
/// with the length. Throws like `wav_info` (audio/wav.hpp).
[[nodiscard]] std::vector<float> wav_peaks(const std::filesystem::path& file, std::size_t count);

}  // namespace storyflow::audio
