#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace storyflow::audio {

inline constexpr std::uint32_t wav_header_bytes = 44;
/// The length in the header of a file that is sent before its length is known. Players then read to the end.
inline constexpr std::uint32_t unknown_wav_bytes = 0xFFFF'FFFFU;

/// The header of a WAV file of 16-bit mono samples at `narration_rate`. `data_bytes`: of the samples.
[[nodiscard]] std::string wav_header(std::uint32_t data_bytes);

}  // namespace storyflow::audio
