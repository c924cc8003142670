#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "audio/voice_span.hpp"
#include "exports/story_sound.hpp"

namespace storyflow::exports {

/// An element of a chapter's text and when it is heard, in samples from the beginning of the chapter's sound.
struct EpubClip {
    std::string element;  ///< its id: "w12"
    audio::FrameSpan sound;
};

/// A chapter as an EPUB content document.
struct EpubChapter {
    std::string title;
    std::int64_t level = 1;
    std::string xhtml;
    std::vector<EpubClip>
        clips;  ///< in order, each up to the next one, so that pauses are heard; may be empty
};

/// Each word that is heard is an element of its own. A part without times of words is one element. The part
/// that begins a chapter may have the chapter's title as its first paragraph, which is the heading then; else
/// the heading is not spoken. `title`: for a chapter without one. `language`: BCP 47. Pure.
[[nodiscard]] EpubChapter epub_chapter(const StorySound& sound, const Chapter& chapter,
                                       std::string_view title, std::string_view language);

}  // namespace storyflow::exports
