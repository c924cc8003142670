#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "exports/overlay.hpp"
#include "exports/story_sound.hpp"

namespace storyflow::exports {

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
