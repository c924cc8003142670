#include "story/staleness.hpp"

#include <cmath>

#include "story/text_digest.hpp"

namespace storyflow::story {

namespace {

/// Smaller differences are inaudible, and JSON may change a number's last bit.
constexpr double same_speed = 1e-6;

/// Revisions count changes; a text that was changed and then changed back is the one that was spoken.
bool is_of_another_text(const Narration& made, const Segment& segment) {
    if (made.text_revision == segment.text_revision) return false;
    return is_another_text(made.text_digest, segment.text_content);
}

}  // namespace

bool is_another_text(std::string_view spoken_digest, std::string_view text) {
    return spoken_digest.empty() || spoken_digest != digest_of_text(text);
}

std::vector<StaleAspect> staleness(const Segment& segment, const OwnRendition& own) {
    std::vector<StaleAspect> aspects;
    if (!segment.narration) return aspects;
    const auto& made = *segment.narration;
    if (is_of_another_text(made, segment)) aspects.push_back(StaleAspect::text);
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
