#include "speech/hibari/voice_networks.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <system_error>

#include "base/error.hpp"
#include "speech/files/file_errors.hpp"
#include "speech/hibari/heart.hpp"
#include "speech/model_catalogue.hpp"

namespace storyflow::speech::hibari {

namespace {

constexpr std::size_t most_entries = 1000;  ///< looked at in each of the two folders

bool is_published(const std::filesystem::path& file) {
    return find_published_name(file.filename().string()).has_value();
}

base::Error unusable(std::string_view voice, const std::filesystem::path& file, std::string_view why) {
    return {base::ErrorKind::unavailable,
            fmt::format(
                "The built-in voice {} cannot be loaded: {}: {}{} 'storyflow model verify' checks it, and "
                "'storyflow model install built-in' replaces it.",
                voice, shown(file.filename().string()), why, why.ends_with('?') ? "" : ".")};
}

std::shared_ptr<const Network> load(std::string_view voice, const std::filesystem::path& file) {
    try {
        std::error_code gone;  // ignored: opening the file reports the reason
        if (const auto size = std::filesystem::file_size(file, gone);
            !gone && size > VoiceNetworks::largest_file)
            throw bad_data(fmt::format("it has {} bytes, which is too many for such a voice", size));
        const FileBytes bytes(file);
        const auto begin = std::chrono::steady_clock::now();
        auto network = std::make_shared<const Network>(bytes);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        spdlog::info("Built-in voice {} loaded in {:.2f} s", voice, taken.count());
        return network;
    } catch (const base::Error& error) {
        throw unusable(voice, file, error.what());
    }
}

}  // namespace

VoiceNetworks::Files VoiceNetworks::files() const {
    Files found;
    if (models_.empty()) return found;
    for (const auto& folder : {models_ / "voices", models_}) {
        std::size_t entries = 0;
        std::error_code unreadable;
        std::filesystem::directory_iterator entry(folder, unreadable);
        for (; !unreadable && entry != std::filesystem::directory_iterator(); entry.increment(unreadable)) {
            if (++entries > most_entries) break;
            const auto& path = entry->path();
            std::error_code gone;
            if (path.extension() != ".onnx" || !entry->is_regular_file(gone)) continue;
            const std::string name = path.filename().string();
            const std::string voice(built_in_voice_in(name));
            if (voice.empty()) continue;
            // Of several files for a voice the published one, else the first by name.
            const auto [known, is_new] = found.emplace(voice, path);
            const auto order = [](const auto& file) { return std::pair(!is_published(file), file); };
            if (!is_new && order(path) < order(known->second)) known->second = path;
        }
    }
    return found;
}

std::vector<std::string> VoiceNetworks::voices() const {
    std::vector<std::string> ids{std::string(heart_voice)};
    for (const auto& [voice, file] : files())
        ids.push_back(voice);
    return ids;
}

std::string VoiceNetworks::voice_for(std::string_view wanted) const {
    return std::string(files().contains(wanted) ? wanted : heart_voice);
}

std::string VoiceNetworks::stamp_of(const std::filesystem::path& file) const {
    std::error_code gone;
    const auto size = std::filesystem::file_size(file, gone);
    const auto modified = std::filesystem::last_write_time(file, gone).time_since_epoch();
    return fmt::format("{} {} {}", file.lexically_relative(models_).string(), size,
                       std::chrono::nanoseconds(modified).count());
}

std::string VoiceNetworks::fingerprint() const {
    std::string stamps;
    for (const auto& [voice, file] : files())
        stamps += '\n' + stamp_of(file);
    return stamps;
}

std::shared_ptr<const Network> VoiceNetworks::built_in() {
    const auto network = built_in_.lock();
    if (!*network) *network = std::make_shared<const Network>(heart_file());
    return *network;
}

std::shared_ptr<const Network> VoiceNetworks::network(std::string_view voice) {
    if (voice == heart_voice) return built_in();
    const Files known = files();
    const auto file = known.find(voice);
    if (file == known.end())
        throw unusable(voice, std::string(voice) + ".onnx", "it is not in the models folder");

    const std::string stamp = stamp_of(file->second);
    const auto loaded = loaded_.lock();
    const auto found = std::ranges::find(*loaded, stamp, &Loaded::stamp);
    if (found != loaded->end()) {
        std::rotate(loaded->begin(), found, found + 1);
    } else {
        auto network = load(voice, file->second);
        if (loaded->size() == most_kept) loaded->pop_back();
        loaded->insert(loaded->begin(), Loaded{stamp, std::move(network)});
    }
    return loaded->front().network;
}

}  // namespace storyflow::speech::hibari
