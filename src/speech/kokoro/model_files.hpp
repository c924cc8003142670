#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace storyflow::speech {

/// What a models directory holds of the Kokoro-82M model. Empty files do not count.
struct ModelFiles {
    std::filesystem::path directory;
    std::optional<std::filesystem::path> checkpoint;  ///< kokoro-v1_0.pth
    std::vector<std::filesystem::path> voice_packs;   ///< voices/*.pt, then voices-v1.0.bin; sorted
    std::vector<std::filesystem::path>
        foreign_models;  ///< *.onnx: the same model in a format this engine does not read

    [[nodiscard]] bool complete() const { return checkpoint.has_value() && !voice_packs.empty(); }
};

/// Looks only; a directory that is missing or unreadable holds nothing. Pure but for the file system; never
/// throws for what it finds.
[[nodiscard]] ModelFiles find_model_files(const std::filesystem::path& directory);

}  // namespace storyflow::speech
