#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "speech/kokoro/files/model_file_inspection.hpp"

namespace storyflow::speech::kokoro {

/// A file of the models folder. Caches take the same path, size and time for the same content.
struct ModelFile {
    std::filesystem::path path;
    std::uintmax_t size = 0;
    std::filesystem::file_time_type modified;
    ModelFileKind kind = ModelFileKind::other;
    std::vector<std::string> voices;  ///< the ids, for voices and packs
    std::string problem;    ///< of foreign and unusable files; for people, without the folder's name
    bool may_pass = false;  ///< the problem is not the content (a disk error, say): inspect the file again
};

/// A voice and the file that holds it.
struct FoundVoice {
    std::string id;
    std::filesystem::path file;
};

/// What a models folder and its folder `voices` hold of the Kokoro-82M model, and the built-in voices there.
struct ModelFiles {
    std::filesystem::path directory;
    std::vector<ModelFile> files;  ///< all inspected files, sorted by path
    bool too_many = false;  ///< a folder has more files than `most_model_files`, so some were not inspected

    /// The network that is spoken with: the first published one of kokoro-v1_0.pth, kokoro-v1_0.safetensors,
    /// kokoro-v1.0.onnx, kokoro-v1.0.fp16.onnx and kokoro-v1.0.int8.onnx, else the first other one by path.
    std::optional<std::filesystem::path> checkpoint;
    std::optional<std::filesystem::path> config;     ///< config.json
    std::vector<std::filesystem::path> voice_packs;  ///< files of one voice, then packs; each group sorted
    /// Other networks, and Kokoro in forms that are not read.
    std::vector<std::filesystem::path> foreign_models;

    /// The ids of all voices, sorted, each once.
    [[nodiscard]] std::vector<std::string> voices() const;
    /// All voices, sorted by id, each once: in its own file if it has one, else in the first pack that has
    /// it.
    [[nodiscard]] std::vector<FoundVoice> found_voices() const;
    /// Whether some file could not be inspected for a reason that may pass.
    [[nodiscard]] bool may_pass() const;
    [[nodiscard]] bool complete() const { return checkpoint.has_value() && !voice_packs.empty(); }
};

inline constexpr std::size_t most_model_files = 1000;  ///< in each of the two folders

/// Inspects every regular file by its content, see `inspect_model_file`. A folder that is missing or
/// unreadable counts as empty. Only reads; does not throw because of the files' content.
[[nodiscard]] ModelFiles find_model_files(const std::filesystem::path& directory);

}  // namespace storyflow::speech::kokoro
