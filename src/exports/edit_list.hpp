#pragma once

#include <string>
#include <string_view>

#include "exports/story_sound.hpp"

/// Where the parts of a story lie in its exported sound file, as editing programs read it. Pure.
namespace storyflow::exports {

struct EditListOptions {
    std::string title;
    std::string sound_file;      ///< the name of the exported sound, which the lists refer to
    int frames_per_second = 25;  ///< of an EDL: 24, 25 or 30 (without dropped frames)
};

/// An EDL in the form of CMX 3600: an event on the first sound track for each part, from frame to frame, from
/// 01:00:00:00 on. Its comments tell the chapter and the beginning of the text.
[[nodiscard]] std::string edl_text(const StorySound& sound, const EditListOptions& options);

/// An OpenTimelineIO timeline (`.otio`): one sound track with a clip for each part and gaps between them,
/// exact at 24,000 samples a second, and a marker for each chapter.
[[nodiscard]] std::string otio_text(const StorySound& sound, const EditListOptions& options);

}  // namespace storyflow::exports
