#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exports/story_sound.hpp"
#include "media/media_library.hpp"
#include "story/stores.hpp"

namespace storyflow::exports {

/// A project's segments as the parts of an export.
struct ProjectParts {
    std::vector<StoryPart> parts;
    /// Ids of segments with a text whose narration or its file is missing, in order.
    std::vector<std::string> missing;
    std::string cover;  ///< media-relative: the first picture of a kind that every player shows; may be empty
};

/// Reads the segments and words as they are now. Throws as the stores do.
[[nodiscard]] ProjectParts read_project_parts(story::SegmentStore& segments, story::SegmentMediaStore& words,
                                              const story::Pauses& pauses, const media::MediaLibrary& library,
                                              std::string_view project_id);

}  // namespace storyflow::exports
