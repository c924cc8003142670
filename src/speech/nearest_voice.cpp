#include "speech/nearest_voice.hpp"

#include <algorithm>
#include <utility>

namespace storyflow::speech {

namespace {

bool contains(std::span<const std::string> ids, std::string_view id) {
    return std::ranges::find(ids, id) != ids.end();
}

/// Two voices of a mix may have the same nearest one.
void add(VoiceMix& mix, std::string voice, double weight) {
    const auto known = std::ranges::find(mix.parts, voice, &VoiceMix::Part::voice);
    if (known == mix.parts.end()) {
        mix.parts.push_back({std::move(voice), weight});
    } else {
        known->weight += weight;
    }
}

}  // namespace

std::string nearest_voice(std::string_view asked, std::span<const std::string> available) {
    if (contains(available, asked)) return std::string(asked);
    const Voice wanted = describe_voice(asked);
    const auto alike = std::ranges::find_if(available, [&wanted](const std::string& id) {
        const Voice voice = describe_voice(id);
        return !voice.is_foreign() && voice.accent == wanted.accent && voice.gender == wanted.gender;
    });
    if (alike != available.end()) return *alike;
    return contains(available, default_voice) ? std::string(default_voice) : available.front();
}

VoiceChoice nearest_mix(const VoiceChoice& asked, std::span<const std::string> available) {
    const auto& parts = asked.mix().parts;
    const auto is_here = [available](const VoiceMix::Part& part) { return contains(available, part.voice); };
    if (available.empty() || std::ranges::all_of(parts, is_here)) return asked;
    VoiceMix heard;
    for (const auto& part : parts)
        add(heard, nearest_voice(part.voice, available), part.weight);
    return asked.with(std::move(heard));
}

VoiceChoice nearest_single(const VoiceChoice& asked, std::span<const std::string> available) {
    if (available.empty()) return asked;
    const auto& parts = asked.mix().parts;
    if (parts.size() == 1 && contains(available, parts.front().voice)) return asked;
    return asked.with({{{nearest_voice(asked.leading_voice().id, available), 1.0}}});
}

}  // namespace storyflow::speech
