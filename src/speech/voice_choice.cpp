#include "speech/voice_choice.hpp"

#include <utility>

namespace storyflow::speech {

VoiceChoice::VoiceChoice() : VoiceChoice(default_voice, {{{std::string(default_voice), 1.0}}}, 1.0) {}

VoiceChoice::VoiceChoice(std::string_view name, VoiceMix mix, double speed)
    : name_(name), mix_(std::move(mix)), speed_(clamp_speed(speed)) {}

std::optional<VoiceChoice> VoiceChoice::parse(std::string_view voice, double speed) {
    auto mix = parse_voice_mix(voice);
    if (!mix) return std::nullopt;
    return VoiceChoice(voice, *std::move(mix), speed);
}

VoiceChoice VoiceChoice::with(VoiceMix mix) const {
    const std::string name = written(mix);
    return {name, std::move(mix), speed_};
}

text::Dialect VoiceChoice::dialect() const {
    return leading_voice().accent == Accent::british ? text::Dialect::british : text::Dialect::american;
}

}  // namespace storyflow::speech
