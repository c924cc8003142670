#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "story/settings.hpp"

/// Chapters, scenes and the pauses between segments.
namespace storyflow::story {

/// The chapter that begins at a segment.
struct ChapterStart {
    std::string title;
    std::int64_t level = 1;  ///< 1 (a part or a chapter) to 6 (a section of a section …)

    bool operator==(const ChapterStart&) const = default;
};

inline constexpr std::size_t longest_chapter_title = 300;  ///< in code points
inline constexpr std::int64_t deepest_chapter = 6;
inline constexpr double longest_pause = 10.0;  ///< seconds

/// The chapter, scene or pause that comes before a segment.
struct Opening {
    std::optional<ChapterStart> chapter{};  ///< std::nullopt: the chapter goes on
    bool scene_break = false;               ///< a scene ends before it
    std::optional<double> pause{};          ///< seconds; std::nullopt: by rule

    bool operator==(const Opening&) const = default;
};

/// The pauses by rule, in seconds from the last voice of a segment to the first of the next.
struct Pauses {
    double segment = 0.3;
    double scene = 1.4;
    double chapter = 2.0;
};

[[nodiscard]] Pauses pauses_of(const Settings& settings);

/// The pause before a segment: its own, else that of the greatest division that begins with it.
[[nodiscard]] double pause_before(const Opening& opening, const Pauses& pauses);

}  // namespace storyflow::story
