#include "speech/kokoro/model_files.hpp"

#include <algorithm>
#include <string_view>
#include <system_error>

namespace storyflow::speech {

namespace {

bool has_content(const std::filesystem::path& file) {
    std::error_code unreadable;
    return std::filesystem::is_regular_file(file, unreadable) &&
           std::filesystem::file_size(file, unreadable) > 0 && !unreadable;
}

std::vector<std::filesystem::path> files_with_extension(const std::filesystem::path& directory,
                                                        std::string_view extension) {
    std::vector<std::filesystem::path> found;
    std::error_code unreadable;
    std::filesystem::directory_iterator entry(directory, unreadable);
    for (; !unreadable && entry != std::filesystem::directory_iterator(); entry.increment(unreadable)) {
        if (entry->path().extension() == extension && has_content(entry->path()))
            found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

ModelFiles find_model_files(const std::filesystem::path& directory) {
    ModelFiles files;
    files.directory = directory;
    if (has_content(directory / "kokoro-v1_0.pth")) files.checkpoint = directory / "kokoro-v1_0.pth";
    files.voice_packs = files_with_extension(directory / "voices", ".pt");
    if (has_content(directory / "voices-v1.0.bin"))
        files.voice_packs.push_back(directory / "voices-v1.0.bin");
    files.foreign_models = files_with_extension(directory, ".onnx");
    return files;
}

}  // namespace storyflow::speech
