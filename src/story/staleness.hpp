#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "story/segment.hpp"

namespace storyflow::story {

/// In what a narration differs from what its story asks for.
enum class StaleAspect { text, voice, speed };

/// The voice and speed that a story itself asks for. If it asks for neither, every voice and speed is fresh:
/// the settings are only defaults for later narrations.
struct OwnRendition {
    std::optional<std::string> voice;
    std::optional<double> speed;

    bool operator==(const OwnRendition&) const = default;
};

/// Whether a narration of the text with this digest (`digest_of_text`; empty: unknown) is one of another text
/// than this, whose revision is another one than was spoken. Pure.
[[nodiscard]] bool is_another_text(std::string_view spoken_digest, std::string_view text);

/// Why the segment's narration is stale: the text is another one than was spoken, or the segment or its story
/// asks for another voice or speed; in the order of `StaleAspect`. Empty if it is fresh or there is none.
/// Pure.
[[nodiscard]] std::vector<StaleAspect> staleness(const Segment& segment, const OwnRendition& own);

[[nodiscard]] bool is_stale(const Segment& segment, const OwnRendition& own);

}  // namespace storyflow::story
