#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "speech/speech_engine.hpp"

/// A chunk as the bytes of a file: what was spoken, exactly, under its key, with a checksum at the end. In
/// the byte order of the machine; on another one it is no chunk. Pure.
namespace storyflow::narration {

inline constexpr std::size_t longest_kept_chunk = 5 * 60 * audio::narration_rate;  ///< samples
inline constexpr std::size_t most_kept_words = 32 * 1024;
inline constexpr std::size_t largest_chunk_file =
    longest_kept_chunk * sizeof(float) + most_kept_words * 2 * sizeof(double) + 1024;

/// Nothing for speech that is not kept: too long, at another rate, or not finite.
[[nodiscard]] std::optional<std::string> encode_chunk(std::string_view key, const speech::Speech& speech);

/// The very speech that was encoded under this key. Nothing for any other bytes.
[[nodiscard]] std::optional<speech::Speech> decode_chunk(std::string_view key, std::string_view bytes);

}  // namespace storyflow::narration
