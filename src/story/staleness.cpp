#include "story/staleness.hpp"

#include <cmath>

namespace storyflow::story {

namespace {

/// Nobody hears less, and numbers that went through JSON may be off by a bit.
constexpr double same_speed = 1e-6;

}  // namespace

std::vector<StaleAspect> staleness(const Segment& segment, const Rendition& now) {
    std::vector<StaleAspect> aspects;
    if (!segment.narration) return aspects;
    const auto& made = *segment.narration;
    if (made.text_revision != segment.text_revision) aspects.push_back(StaleAspect::text);
    if (made.voice != now.voice) aspects.push_back(StaleAspect::voice);
    if (std::abs(made.speed - now.speed) > same_speed) aspects.push_back(StaleAspect::speed);
    if (made.engine != now.engine) aspects.push_back(StaleAspect::engine);
    return aspects;
}

bool is_stale(const Segment& segment, const Rendition& now) {
    return !staleness(segment, now).empty();
}

}  // namespace storyflow::story
