#include "story/staleness.hpp"

#include <cmath>

namespace storyflow::story {

namespace {

/// Smaller differences are inaudible, and JSON may change a number's last bit.
constexpr double same_speed = 1e-6;

}  // namespace

std::vector<StaleAspect> staleness(const Segment& segment, const OwnRendition& own) {
    std::vector<StaleAspect> aspects;
    if (!segment.narration) return aspects;
    const auto& made = *segment.narration;
    if (made.text_revision != segment.text_revision) aspects.push_back(StaleAspect::text);
    const auto& voice = segment.voice_id ? segment.voice_id : own.voice;
    const auto& speed = segment.tts_speed ? segment.tts_speed : own.speed;
    if (voice && *voice != made.voice) aspects.push_back(StaleAspect::voice);
    if (speed && std::abs(*speed - made.speed) > same_speed) aspects.push_back(StaleAspect::speed);
    return aspects;
}

bool is_stale(const Segment& segment, const OwnRendition& own) {
    return !staleness(segment, own).empty();
}

}  // namespace storyflow::story
