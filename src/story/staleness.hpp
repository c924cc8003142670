#pragma once

#include <optional>
#include <string>
#include <vector>

#include "story/segment.hpp"

namespace storyflow::story {

/// What a narration does not go with any more.
enum class StaleAspect { text, voice, speed };

/// The voice and speed that a story asks for itself. Where it asks for nothing any narration is
/// fresh: the settings are defaults for later narrations only.
struct OwnRendition {
    std::optional<std::string> voice;
    std::optional<double> speed;

    bool operator==(const OwnRendition&) const = default;
};

/// Why the segment's narration should be made anew: its text has changed, or the story asks for another voice
/// or speed; in the order of `StaleAspect`. Nothing for a segment without a narration. Pure.
[[nodiscard]] std::vector<StaleAspect> staleness(const Segment& segment, const OwnRendition& own);

[[nodiscard]] bool is_stale(const Segment& segment, const OwnRendition& own);

}  // namespace storyflow::story
