#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "speech/kokoro/files/voice_table.hpp"

/// Writes model files as PyTorch and numpy do, with any content. All functions throw `std::runtime_error`
/// when the file cannot be written.
namespace storyflow::support {

struct TensorToWrite {
    std::string name;  ///< group, dot, inner name without `module.`: "decoder.generator.ups.0.weight_g"
    std::vector<std::size_t> shape;
    std::function<void(std::span<float>)> fill;  ///< is given all values to fill, row-major
};

enum class InnerNames {
    with_module,  ///< "module.generator.ups.0.weight_g", as in the published checkpoint
    plain,
};

/// Writes a checkpoint: a dictionary of groups in the order of their first tensors, each an ordered
/// dictionary of float32 tensors. Holds one tensor in memory at a time.
void write_checkpoint(const std::filesystem::path& path, std::span<const TensorToWrite> tensors,
                      InnerNames names = InnerNames::with_module);

/// One voice as PyTorch saves it, of shape [rows, 1, style_width].
void write_torch_voice(const std::filesystem::path& path, const speech::kokoro::VoiceTable& voice);

struct NamedVoice {
    std::string id;
    speech::kokoro::VoiceTable table;
};

/// Voices as numpy.savez writes them (`voices-v1.0.bin`).
void write_voice_pack(const std::filesystem::path& path, std::span<const NamedVoice> voices);

/// Writes the values only.
void write_raw_voice(const std::filesystem::path& path, const speech::kokoro::VoiceTable& voice);

/// An array of numpy, version 1.0 of the format. `type`: "<f4" and the like.
[[nodiscard]] std::string npy_bytes(const std::string& type, std::span<const std::size_t> shape,
                                    std::span<const std::byte> values);

}  // namespace storyflow::support
