#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "speech/speech_engine.hpp"

/// The file format of a chunk: its exact sound and word times with its key, and a checksum at the end.
/// Numbers are in the machine's byte order; a machine of the other byte order rejects the file. Pure.
namespace storyflow::narration {

inline constexpr std::size_t longest_kept_chunk = 5 * 60 * audio::narration_rate;  ///< samples
inline constexpr std::size_t most_kept_words = 32 * 1024;
inline constexpr std::size_t largest_chunk_file =
    longest_kept_chunk * sizeof(float) + most_kept_words * 2 * sizeof(double) + 1024;

/// Returns std::nullopt for speech that is not kept: too long, at another rate, or not finite.
[[nodiscard]] std::optional<std::string> encode_chunk(std::string_view key, const speech::Speech& speech);

/// The same speech that was encoded with this key. Returns std::nullopt for any other bytes.
[[nodiscard]] std::optional<speech::Speech> decode_chunk(std::string_view key, std::string_view bytes);

}  // namespace storyflow::narration
