#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "speech/kokoro/files/model_file_inspection.hpp"

namespace storyflow::speech::kokoro {

/// A file of the models folder. Same path, size and time: same content, as far as a cache must know.
struct ModelFile {
    std::filesystem::path path;
    std::uintmax_t size = 0;
    std::filesystem::file_time_type modified;
    ModelFileKind kind = ModelFileKind::other;
    std::vector<std::string> voices;  ///< the ids, for voices and packs
    std::string problem;              ///< of foreign and unusable files; for people, names no folder
    bool may_pass = false;            ///< the problem is not the file's content: look again
};

/// What a models folder and its folder `voices` hold of the Kokoro-82M model.
struct ModelFiles {
    std::filesystem::path directory;
    std::vector<ModelFile> files;  ///< all that were looked at, sorted by path
    bool too_many = false;         ///< a folder has more files than are looked at

    std::optional<std::filesystem::path> checkpoint;  ///< kokoro-v1_0.pth, else another one
    std::optional<std::filesystem::path> config;      ///< config.json
    std::vector<std::filesystem::path> voice_packs;   ///< single voices, then packs; sorted
    /// Models in a format that this engine does not read.
    std::vector<std::filesystem::path> foreign_models;

    /// The ids of all voices, sorted, each once.
    [[nodiscard]] std::vector<std::string> voices() const;
    /// Whether some file could not be looked at just now.
    [[nodiscard]] bool may_pass() const;
    [[nodiscard]] bool complete() const { return checkpoint.has_value() && !voice_packs.empty(); }
};

inline constexpr std::size_t most_model_files = 1000;  ///< in each of the two folders

/// Looks at every regular file by its content, see `inspect_model_file`. A folder that is missing or
/// unreadable holds nothing. Reads the file system and nothing else; never throws for what it finds there.
[[nodiscard]] ModelFiles find_model_files(const std::filesystem::path& directory);

}  // namespace storyflow::speech::kokoro
