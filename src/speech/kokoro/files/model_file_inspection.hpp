#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/kokoro/files/file_bytes.hpp"

namespace storyflow::speech::kokoro {

enum class ModelFileKind {
    checkpoint,     ///< Kokoro's network, as PyTorch saves it
    voice,          ///< one voice
    voice_pack,     ///< several voices as numpy arrays
    config,         ///< the network's config.json
    foreign_model,  ///< a model for another runtime
    unusable,       ///< meant to be one of these, but damaged, incomplete or in a form that is not read
    other,          ///< nothing of a model
};

struct ModelFileInspection {
    ModelFileKind kind = ModelFileKind::other;
    std::vector<std::string> voices;  ///< the ids: the file's stem for one voice, the entries of a pack
    std::string problem;  ///< of foreign and unusable files: what is wrong and what helps, for people
};

/// Tells what a file is by its content; the name gives a voice its id and decides whether a file that is none
/// of these was meant to be one. Looks at the beginning and at directories, not at the values. Pure; throws
/// nothing for what it finds.
[[nodiscard]] ModelFileInspection inspect_model_file(std::span<const std::byte> bytes, std::string_view name);
/// The same of a file, of which only these parts are read. Throws what reading throws.
[[nodiscard]] ModelFileInspection inspect_model_file(const FileBytes& file, std::string_view name);

}  // namespace storyflow::speech::kokoro
