#include "speech/kokoro/model_holder.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <functional>
#include <string>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "speech/files/file_errors.hpp"

namespace storyflow::speech::kokoro {

namespace {

// The text does not name the folder, because the reason also reaches clients on other machines;
// `storyflow doctor` names it.
constexpr std::string_view what_to_do =
    " Get the model with script/fetch-model or `storyflow model install`; `storyflow doctor` shows the "
    "models "
    "folder and its state. The built-in voice can speak now: set tts_engine to \"auto\" in the settings or "
    "start "
    "with --engine auto.";

/// Changes when a file of the folder is added, removed or written; hidden files, such as the prepared
/// weights, do not count. Never 0.
std::uint64_t stamp_of(const std::filesystem::path& directory) {
    std::uint64_t stamp = 1;
    for (const auto& folder : {directory, directory / "voices"}) {
        std::error_code unreadable;
        std::filesystem::directory_iterator entry(folder, unreadable);
        for (; !unreadable && entry != std::filesystem::directory_iterator(); entry.increment(unreadable)) {
            if (entry->path().filename().string().starts_with('.')) continue;
            std::error_code gone;
            const auto size = entry->file_size(gone);
            const auto time = entry->last_write_time(gone).time_since_epoch().count();
            const std::string line =
                entry->path().string() + '\n' + std::to_string(gone ? 0 : size) + '\n' + std::to_string(time);
            stamp += std::hash<std::string>{}(line) | 1U;  // independent of the order of the files
        }
    }
    return stamp == 0 ? 1 : stamp;
}

/// Whether the file is part of the model that is spoken with.
bool is_of_the_model(const ModelFile& file) {
    switch (file.kind) {
        case ModelFileKind::checkpoint:
        case ModelFileKind::config:
        case ModelFileKind::voice:
        case ModelFileKind::voice_pack:
            return true;
        case ModelFileKind::built_in_voice:
        case ModelFileKind::foreign_model:
        case ModelFileKind::unusable:
        case ModelFileKind::other:
            break;
    }
    return false;
}

bool is_named_like_a_network(const ModelFile& file) {
    const auto extension = file.path.extension();
    return extension == ".pth" || extension == ".safetensors" || extension == ".onnx";
}

/// The first file that is meant as a network (or as a voice or pack) but cannot be used; null if there is
/// none. A network in a form that is not read is one too.
const ModelFile* unusable_file(const ModelFiles& files, bool is_network) {
    for (const ModelFile& file : files.files) {
        if (file.kind == ModelFileKind::unusable && is_named_like_a_network(file) == is_network) return &file;
    }
    for (const ModelFile& file : files.files) {
        if (file.kind == ModelFileKind::foreign_model && is_network) return &file;
    }
    return nullptr;
}

/// Why the files that are present cannot be used.
std::string obstacles(const ModelFiles& files) {
    std::string text;
    const auto add = [&text](const ModelFile* file) {
        if (file == nullptr) return;
        text += " " + shown(file->path.filename().string()) + " cannot be used: " + file->problem;
        if (!text.ends_with('?')) text += '.';
    };
    if (!files.checkpoint) add(unusable_file(files, true));
    if (files.voice_packs.empty()) add(unusable_file(files, false));
    return text;
}

std::string missing_parts(const ModelFiles& files) {
    std::string missing;
    if (!files.checkpoint) missing = "kokoro-v1_0.pth";
    if (files.voice_packs.empty()) {
        missing +=
            std::string(missing.empty() ? "" : " and ") + "the voices (voices/*.pt or voices-v1.0.bin)";
    }
    return missing;
}

std::string reason_for(const ModelFiles& files) {
    const std::string reason = "The Kokoro model is incomplete: no usable " + missing_parts(files) +
                               " in the models folder." + obstacles(files);
    return reason + std::string(what_to_do);
}

}  // namespace

ModelHolder::ModelHolder(std::filesystem::path directory, std::filesystem::path cache_folder)
    : directory_(std::move(directory)), cache_folder_(std::move(cache_folder)) {}

ModelHolder::Look ModelHolder::look() const {
    const std::uint64_t stamp = stamp_of(directory_);
    {
        const auto last = last_look_.lock();
        if (*last && (*last)->stamp == stamp) return **last;
    }
    Look look{stamp, find_model_files(directory_)};
    if (look.files.may_pass()) return look;
    const auto last = last_look_.lock();
    *last = look;
    return look;
}

Availability ModelHolder::availability() const {
    const Look now = look();
    if (!now.files.complete()) return {false, reason_for(now.files)};
    const auto failure = failure_.lock();
    if (failure->stamp == now.stamp) return {false, failure->reason};
    return {true, {}};
}

std::vector<std::string> ModelHolder::voices() const {
    const ModelFiles files = look().files;
    return files.complete() ? files.voices() : std::vector<std::string>();
}

std::string ModelHolder::fingerprint() const {
    std::string files;
    for (const ModelFile& file : look().files.files) {
        if (!is_of_the_model(file)) continue;
        const std::chrono::nanoseconds modified = file.modified.time_since_epoch();
        files += fmt::format("{}\n{} {}\n", file.path.lexically_relative(directory_).string(), file.size,
                             modified.count());
    }
    return files;
}

std::shared_ptr<const KokoroModel> ModelHolder::model() {
    const auto loaded = loaded_.lock();
    const Look now = look();
    if (loaded->model && loaded->stamp == now.stamp) return loaded->model;
    if (const auto state = availability(); !state.available) {
        throw base::Error(base::ErrorKind::unavailable, state.reason);
    }
    const auto begin = std::chrono::steady_clock::now();
    try {
        loaded->model.reset();  // free the old model first: two at once would need much memory
        loaded->model = std::make_shared<const KokoroModel>(now.files, cache_folder_);
        loaded->stamp = now.stamp;
    } catch (const base::Error& error) {
        const std::string failure = std::string("The Kokoro model cannot be loaded: ") + error.what();
        if (error.kind() != base::ErrorKind::unavailable) remember_failure({failure, now.stamp});
        throw base::Error(base::ErrorKind::unavailable, failure, error.detail());
    }
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    spdlog::info("Kokoro model loaded in {:.2f} s{}", taken.count(),
                 loaded->model->was_prepared() ? "" : " and prepared for later starts");
    return loaded->model;
}

void ModelHolder::remember_failure(Failure failure) {
    const auto known = failure_.lock();
    *known = std::move(failure);
}

}  // namespace storyflow::speech::kokoro
