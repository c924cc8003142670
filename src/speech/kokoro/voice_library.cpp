#include "speech/kokoro/voice_library.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "speech/files/file_errors.hpp"
#include "speech/kokoro/files/voice_files.hpp"

namespace storyflow::speech::kokoro {

namespace {

constexpr std::size_t most_named_voices = 12;

/// Lists some ids for a message: "There are af_bella, am_adam and 52 more."
std::string what_is_there(const std::vector<std::string>& ids) {
    if (ids.empty()) return "There are none.";
    std::string text = "There are ";
    const std::size_t named = std::min(ids.size(), most_named_voices);
    for (std::size_t i = 0; i < named; ++i)
        text += (i == 0 ? "" : ", ") + ids[i];
    if (ids.size() > named) text += " and " + std::to_string(ids.size() - named) + " more";
    return text + ".";
}

}  // namespace

VoiceLibrary::VoiceLibrary(const ModelFiles& files) {
    for (const FoundVoice& voice : files.found_voices())
        files_.emplace(voice.id, voice.file);
}

std::vector<std::string> VoiceLibrary::ids() const {
    std::vector<std::string> ids;
    ids.reserve(files_.size());
    for (const auto& [id, file] : files_)
        ids.push_back(id);
    return ids;
}

bool VoiceLibrary::contains(std::string_view id) const {
    return files_.contains(id);
}

VoiceTable VoiceLibrary::load(std::string_view id) const {
    const auto file = files_.find(id);
    if (file == files_.end()) {
        throw base::Error(base::ErrorKind::unavailable, "There is no voice " + shown(id) +
                                                            " in the models folder. " + what_is_there(ids()));
    }
    return read_voice(file->second, id);
}

}  // namespace storyflow::speech::kokoro
