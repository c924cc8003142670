#include "speech/kokoro/files/model_files.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <new>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/caught_error.hpp"
#include "base/error.hpp"
#include "speech/files/file_bytes.hpp"

namespace storyflow::speech::kokoro {

namespace {

/// The published networks, from the most exact weights to the least.
constexpr std::array<std::string_view, 5> published_checkpoints{"kokoro-v1_0.pth", "kokoro-v1_0.safetensors",
                                                                "kokoro-v1.0.onnx", "kokoro-v1.0.fp16.onnx",
                                                                "kokoro-v1.0.int8.onnx"};

constexpr std::array<std::string_view, 1> config_name{"config.json"};

ModelFile look_at(const std::filesystem::path& path) {
    ModelFile file;
    file.path = path;
    std::error_code unreadable;  // ignored: reading the file reports the reason
    file.size = std::filesystem::file_size(path, unreadable);
    file.modified = std::filesystem::last_write_time(path, unreadable);
    const auto refuse = [&file](const base::Error& error) {
        file.kind = ModelFileKind::unusable;
        file.problem = error.what();
        file.may_pass = error.kind() == base::ErrorKind::unavailable;
    };
    try {
        const FileBytes content(path);
        ModelFileInspection inspection = inspect_model_file(content, path.filename().string());
        file.kind = inspection.kind;
        file.voices = std::move(inspection.voices);
        file.problem = std::move(inspection.problem);
    } catch (const base::Error& error) {
        refuse(error);
    } catch (const std::bad_alloc&) {
        refuse(base::caught_error());
    }
    return file;
}

void look_into(const std::filesystem::path& directory, ModelFiles& found) {
    std::size_t count = 0;
    std::error_code unreadable;
    std::filesystem::directory_iterator entry(directory, unreadable);
    for (; !unreadable && entry != std::filesystem::directory_iterator(); entry.increment(unreadable)) {
        std::error_code gone;
        if (!entry->is_regular_file(gone)) continue;
        if (++count > most_model_files) {
            found.too_many = true;
            return;
        }
        found.files.push_back(look_at(entry->path()));
    }
}

std::vector<std::filesystem::path> paths_of(const ModelFiles& found, ModelFileKind kind) {
    std::vector<std::filesystem::path> paths;
    for (const ModelFile& file : found.files) {
        if (file.kind == kind) paths.push_back(file.path);
    }
    return paths;
}

/// The path with the first of these file names that is there, else the first path.
std::optional<std::filesystem::path> preferred(const std::vector<std::filesystem::path>& paths,
                                               std::span<const std::string_view> names) {
    for (const std::string_view name : names) {
        const auto named = std::find_if(paths.begin(), paths.end(),
                                        [&](const auto& path) { return path.filename() == name; });
        if (named != paths.end()) return *named;
    }
    return paths.empty() ? std::nullopt : std::optional(paths.front());
}

}  // namespace

bool ModelFiles::may_pass() const {
    return std::any_of(files.begin(), files.end(), [](const ModelFile& file) { return file.may_pass; });
}

std::vector<std::string> ModelFiles::voices() const {
    std::vector<std::string> ids;
    for (FoundVoice& voice : found_voices())
        ids.push_back(std::move(voice.id));
    return ids;
}

std::vector<FoundVoice> ModelFiles::found_voices() const {
    std::map<std::string, std::filesystem::path> places;
    for (const ModelFileKind kind : {ModelFileKind::voice, ModelFileKind::voice_pack}) {
        for (const ModelFile& file : files) {
            if (file.kind != kind) continue;
            for (const std::string& id : file.voices)
                places.emplace(id, file.path);  // keeps the first file of an id
        }
    }
    std::vector<FoundVoice> voices;
    voices.reserve(places.size());
    for (const auto& [id, file] : places)
        voices.push_back({id, file});
    return voices;
}

ModelFiles find_model_files(const std::filesystem::path& directory) {
    ModelFiles found;
    found.directory = directory;
    look_into(directory, found);
    look_into(directory / "voices", found);
    std::sort(found.files.begin(), found.files.end(),
              [](const ModelFile& a, const ModelFile& b) { return a.path < b.path; });
    found.checkpoint = preferred(paths_of(found, ModelFileKind::checkpoint), published_checkpoints);
    found.config = preferred(paths_of(found, ModelFileKind::config), config_name);
    found.voice_packs = paths_of(found, ModelFileKind::voice);
    const auto packs = paths_of(found, ModelFileKind::voice_pack);
    found.voice_packs.insert(found.voice_packs.end(), packs.begin(), packs.end());
    found.foreign_models = paths_of(found, ModelFileKind::foreign_model);
    return found;
}

}  // namespace storyflow::speech::kokoro
