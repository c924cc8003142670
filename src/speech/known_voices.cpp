#include "speech/known_voices.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "base/log_text.hpp"
#include "base/utf8.hpp"

namespace storyflow::speech {

namespace {

/// Limits what the log quotes of a voice name: names come from clients and can have any length.
constexpr std::size_t logged_name_length = 40;

bool has(const SpeechEngine& engine, std::string_view voice) {
    const auto voices = engine.voices();
    return std::ranges::find(voices, voice) != voices.end();
}

bool is_installed(const Engines& engines, std::string_view voice) {
    return std::ranges::any_of(engines.all(),
                               [voice](const SpeechEngine* engine) { return has(*engine, voice); });
}

}  // namespace

std::vector<OfferedVoice> offered_voices(const Engines& engines) {
    std::map<std::string, std::vector<std::string>> engines_of;
    for (const SpeechEngine* engine : engines.all()) {
        for (auto& id : engine->voices())
            engines_of[std::move(id)].emplace_back(engine->name());
    }
    std::vector<OfferedVoice> offered;
    for (const Voice& voice : published_voices()) {
        auto known = engines_of.extract(voice.id);
        offered.push_back({voice, known.empty() ? std::vector<std::string>() : std::move(known.mapped())});
    }
    for (auto& [id, names] : engines_of)
        offered.push_back({describe_voice(id), std::move(names)});
    return offered;
}

std::optional<VoiceChoice> find_known_voice(const Engines& engines, std::string_view voice, double speed) {
    auto choice = VoiceChoice::parse(voice, speed);
    if (!choice) return std::nullopt;
    const auto is_known = [&engines](const VoiceMix::Part& part) {
        return is_published_voice(part.voice) || is_installed(engines, part.voice);
    };
    if (!std::ranges::all_of(choice->mix().parts, is_known)) return std::nullopt;
    return choice;
}

VoiceChoice known_voice_or_default(const Engines& engines, std::string_view voice, double speed) {
    if (auto known = find_known_voice(engines, voice, speed)) return *std::move(known);
    spdlog::warn("unknown voice \"{}\": {} speaks instead",
                 base::log_text(base::first_code_points(voice, logged_name_length)), default_voice);
    return VoiceChoice::parse(default_voice, speed).value();
}

}  // namespace storyflow::speech
