#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exports/export_order.hpp"
#include "media/media_library.hpp"
#include "story/stores.hpp"

namespace storyflow::exports {

/// A project's segments as the parts of an export.
struct ProjectParts {
    std::vector<StoryPart> parts;
    /// Ids of segments with a text whose narration or its file is missing, in order.
    std::vector<std::string> missing;
    /// All segments as they go back into the book that the story came from.
    std::vector<SourceText> texts;
    std::string narrator;  ///< who speaks most of them: "StoryFlow (af_heart)"; empty without sound
    std::string cover;  ///< media-relative: the first picture of a kind that every player shows; may be empty
};

/// Whether a project can be exported.
struct ExportReadiness {
    bool has_sound = false;            ///< of at least one segment
    std::vector<std::string> missing;  ///< as in `ProjectParts`
};

/// Looks at the segments one by one and keeps no text. Throws as the store does.
[[nodiscard]] ExportReadiness export_readiness(story::SegmentStore& segments,
                                               const media::MediaLibrary& library,
                                               std::string_view project_id);

/// Reads the segments and words as they are now; holds all texts and words of the project. Throws as the
/// stores do.
[[nodiscard]] ProjectParts read_project_parts(story::SegmentStore& segments, story::SegmentMediaStore& words,
                                              const story::Pauses& pauses, const media::MediaLibrary& library,
                                              std::string_view project_id);

/// Puts the project into an order: its parts, and what the order does not name itself of title, author and
/// cover; the book that it was imported from.
void take_project(ExportOrder& order, const story::Project& project, ProjectParts parts);

}  // namespace storyflow::exports
