#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/files/byte_source.hpp"
#include "speech/files/zip_archive.hpp"
#include "speech/kokoro/files/voice_table.hpp"

/// Voices as they are published: one in a PyTorch file (`voices/af_bella.pt`), one as raw float32 or as a
/// numpy array, or a pack of numpy arrays (`voices-v1.0.bin`). The content decides the format, not the name:
/// files of two formats have been published as `voices.bin`. All functions throw `base::Error{damaged_model}`
/// for other content.
namespace storyflow::speech::kokoro {

inline constexpr std::size_t most_voice_rows = 1024;
inline constexpr std::size_t widest_style = 1024;
inline constexpr std::size_t raw_style_width = 256;
inline constexpr std::size_t most_pack_voices = 1000;
/// In bytes, for one voice that is no archive: the largest table in double precision, and a header.
inline constexpr std::uint64_t largest_voice_file = most_voice_rows * widest_style * 8 + 8192;

/// Returns the last dimension, the width of a style; the product of the other dimensions is the number of
/// rows: [510, 1, 256] is 510 styles of 256 values. Throws for a shape that no voice has; called before any
/// value is read.
[[nodiscard]] std::size_t voice_style_width(std::span<const std::size_t> shape);

/// Whether a file has the size of a raw table, which has no header: 510 or 511 rows.
[[nodiscard]] bool has_raw_voice_size(std::uint64_t bytes);

/// The ids of a pack, one for each entry `<id>.npy`, in the pack's order; entries with other names are left
/// out. Throws for more than `most_pack_voices`.
[[nodiscard]] std::vector<std::string> pack_voices(const ZipArchive& pack);

/// `id` selects a voice of a pack; it is ignored for a file with one voice.
[[nodiscard]] VoiceTable parse_voice(ByteSource source, std::string_view id);

/// As `parse_voice`, with the file's name in every message. Throws not_found when the file cannot be opened.
[[nodiscard]] VoiceTable read_voice(const std::filesystem::path& file, std::string_view id);

}  // namespace storyflow::speech::kokoro
