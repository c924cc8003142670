#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "books/book.hpp"

namespace storyflow::books {

/// Sizes in code points.
struct PassageLimits {
    std::size_t enough = 0;  ///< paragraphs are joined until a passage has so many; 0: each is one of its own
    std::size_t comfortable = 600;  ///< and never beyond this
    std::size_t longest = 1'200;    ///< a longer paragraph is cut where sentences end
    std::size_t hard = 5'000;       ///< a longer sentence is cut between words
};

inline constexpr double pause_behind_heading = 0.8;  ///< seconds

struct ChapterStart {
    std::string title;  ///< one line
    int level = 1;      ///< as of the heading

    bool operator==(const ChapterStart&) const = default;
};

/// A piece of text that is narrated in one go and becomes a segment.
struct Passage {
    std::string text;  ///< paragraphs with blank lines between them
    std::optional<ChapterStart> chapter = {};
    bool scene_break_before = false;
    std::optional<double> pause_before = {};  ///< seconds; std::nullopt: as everywhere
    std::optional<std::size_t> picture = {};  ///< index into `Book::pictures`: shown from here on
    std::string image_prompt = {};
    std::optional<std::string> voice_id = {};
    std::optional<double> tts_speed = {};
    std::string place = {};  ///< of its first block; empty for a heading that is not in the text
    std::optional<CueTime> cue = {};

    bool operator==(const Passage&) const = default;
};

struct Arranged {
    std::vector<Passage> passages;
    /// Ornaments, which are pauses now, and other blocks that hold nothing to be spoken; descriptions of
    /// pictures.
    std::vector<LeftOut> left_out;
};

/// Lays a book out for listening and editing. A heading is a passage of its own, ends with a stop, and is
/// followed by a pause; each
/// paragraph is one, or several short ones are joined (`enough`), but not across headings, ornaments and
/// pictures; long ones are cut. Subtitles and the segments of StoryFlow's own forms stay as they are. Every
/// letter of the blocks is in a passage or in the report. Pure.
[[nodiscard]] Arranged passages(const Book& book, const PassageLimits& limits = {});

}  // namespace storyflow::books
