#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/kokoro/files/voice_table.hpp"
#include "speech/kokoro/files/zip_archive.hpp"

/// Voices as they are published: one in a PyTorch file (`voices/af_bella.pt`), one as raw float32, or a pack
/// of numpy arrays (`voices-v1.0.bin`). The content decides, never the name: the name `voices.bin` has stood
/// for two formats. All functions throw `base::Error{damaged_model}` for what is none of these.
namespace storyflow::speech::kokoro {

inline constexpr std::size_t most_voice_rows = 1024;
inline constexpr std::size_t widest_style = 1024;
inline constexpr std::size_t raw_style_width = 256;

/// Letters, digits, '_' and '-', at most 64: `af_bella`.
[[nodiscard]] bool is_voice_id(std::string_view text);

/// The last dimension is the style, the product of the others the rows: [510, 1, 256] is 510 styles of 256.
/// Throws for what is no voice: checked before any value is read.
[[nodiscard]] std::size_t voice_style_width(std::span<const std::size_t> shape);

/// A raw table says nothing about itself: it is known by its size, that of 510 or 511 rows.
[[nodiscard]] bool has_raw_voice_size(std::uint64_t bytes);

/// The ids of a pack, one for each entry `<id>.npy`, in its order; entries with other names are left out.
[[nodiscard]] std::vector<std::string> pack_voices(const ZipArchive& pack);

/// `id` chooses from a pack; a file with one voice gives that one.
[[nodiscard]] VoiceTable parse_voice(std::span<const std::byte> bytes, std::string_view id);

/// As `parse_voice`, with the file's name in every message; not_found when it cannot be opened.
[[nodiscard]] VoiceTable read_voice(const std::filesystem::path& file, std::string_view id);

}  // namespace storyflow::speech::kokoro
