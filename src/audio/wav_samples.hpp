#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace storyflow::audio {

/// The position of a narration's samples in its file, in bytes.
struct SampleRange {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;

    bool operator==(const SampleRange&) const = default;
};

/// Bytes from a file's beginning that `find_samples` needs; files that this program writes need 44.
inline constexpr std::size_t wav_head_size = 4096;

/// Finds the samples of a RIFF/WAVE file by its first `wav_head_size` bytes (all, if it is shorter) and its
/// size. Returns std::nullopt when it is not 24 kHz mono 16-bit, has no samples, or is truncated. Pure.
[[nodiscard]] std::optional<SampleRange> find_samples(std::string_view head, std::uint64_t file_size);

}  // namespace storyflow::audio
