#pragma once

#include <vector>

#include "story/rendition.hpp"
#include "story/segment.hpp"

namespace storyflow::story {

/// What a narration does not go with any more.
enum class StaleAspect { text, voice, speed, engine };

/// What changed since the segment's narration was made, compared with its text now and with what it would be
/// narrated with now; in the order of `StaleAspect`. Nothing changed for a segment without a narration. Pure.
[[nodiscard]] std::vector<StaleAspect> staleness(const Segment& segment, const Rendition& now);

[[nodiscard]] bool is_stale(const Segment& segment, const Rendition& now);

}  // namespace storyflow::story
