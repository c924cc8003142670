#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/files/file_bytes.hpp"

namespace storyflow::speech::kokoro {

enum class ModelFileKind {
    checkpoint,      ///< Kokoro's network: PyTorch, safetensors or ONNX
    voice,           ///< one voice
    voice_pack,      ///< several voices as numpy arrays
    config,          ///< the network's config.json
    built_in_voice,  ///< a small network of one voice, for the engine of the built-in voice
    foreign_model,   ///< another network, or a form of Kokoro that is not read
    unusable,  ///< meant as a model, voice or pack by its name, but damaged, incomplete or in a form that is
               ///< not read
    other,     ///< not part of a model
};

struct ModelFileInspection {
    ModelFileKind kind = ModelFileKind::other;
    std::vector<std::string>
        voices;           ///< the ids: the file's stem for one of Kokoro's voices, the entries of a pack
    std::string problem;  ///< for people, of foreign and unusable files: the fault and the remedy
};

/// Tells a file's kind by its content. The name gives a voice its id, and decides whether a file of unknown
/// content was meant as a model. Reads the beginning and the directories, not the values. Pure; does not
/// throw because of the content.
[[nodiscard]] ModelFileInspection inspect_model_file(std::span<const std::byte> bytes, std::string_view name);
/// The same for a file, of which only these parts are read. Throws what reading the file throws.
[[nodiscard]] ModelFileInspection inspect_model_file(const FileBytes& file, std::string_view name);

struct ContentCheck {
    bool has_sums = false;  ///< whether the format has any: a zip archive (PyTorch, numpy) has CRCs
    std::string damage;     ///< for people; empty if there is none, or none can be found
};

/// Reads the whole file and checks the sums that it has of its own. Throws what reading the file throws.
[[nodiscard]] ContentCheck check_content(const FileBytes& file);

}  // namespace storyflow::speech::kokoro
