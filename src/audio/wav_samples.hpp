#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace storyflow::audio {

/// Where the samples of a narration lie in its file, in bytes.
struct SampleRange {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;

    bool operator==(const SampleRange&) const = default;
};

/// So much of a file is enough for `find_samples`; what this program writes needs 44 bytes.
inline constexpr std::size_t wav_head_size = 4096;

/// Finds the samples of a RIFF/WAVE file by its first `wav_head_size` bytes (all, when it is shorter) and its
/// size. Nothing when it is no 24 kHz mono 16-bit file, holds no sound, or is cut off. Pure.
[[nodiscard]] std::optional<SampleRange> find_samples(std::string_view head, std::uint64_t file_size);

}  // namespace storyflow::audio
