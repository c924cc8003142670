#include "speech/voice_choice.hpp"

#include <spdlog/spdlog.h>

#include <cstddef>
#include <utility>

#include "base/log_text.hpp"
#include "base/utf8.hpp"

namespace storyflow::speech {

namespace {

/// Limits what the log quotes of a voice name: names come from clients and can have any length.
constexpr std::size_t logged_name_length = 40;

VoiceMix default_mix() {
    return {{{std::string(default_voice), 1.0}}};
}

}  // namespace

VoiceChoice::VoiceChoice() : VoiceChoice(default_voice, default_mix(), 1.0) {}

VoiceChoice::VoiceChoice(std::string_view name, VoiceMix mix, double speed)
    : name_(name), mix_(std::move(mix)), speed_(clamp_speed(speed)) {}

std::optional<VoiceChoice> VoiceChoice::parse(std::string_view voice, double speed) {
    auto mix = parse_voice_mix(voice);
    if (!mix) return std::nullopt;
    return VoiceChoice(voice, *std::move(mix), speed);
}

VoiceChoice VoiceChoice::parse_or_default(std::string_view voice, double speed) {
    if (auto known = parse(voice, speed)) return *std::move(known);
    spdlog::warn("unknown voice \"{}\": {} speaks instead",
                 base::log_text(base::first_code_points(voice, logged_name_length)), default_voice);
    return {default_voice, default_mix(), speed};
}

text::Dialect VoiceChoice::dialect() const {
    return leading_voice().accent == Accent::british ? text::Dialect::british : text::Dialect::american;
}

}  // namespace storyflow::speech
