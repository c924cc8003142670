#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "film/missing_letters.hpp"
#include "media/media_library.hpp"
#include "story/stores.hpp"

namespace storyflow::film {

/// A segment of a project as its film needs it. Paths are media-relative.
struct ProjectScene {
    std::string segment_id;
    std::string narration;
    double duration = 0.0;  ///< of the narration, in seconds, as the story tells it
    std::string picture;    ///< empty: it has none
    std::string script;
    std::vector<story::NarratedWord> words;
    std::string title;  ///< of the chapter that begins; empty: the one before goes on
    double pause_before = 0.0;
    story::PictureFit fit = story::PictureFit::fill;  ///< of the picture
};

/// The segments that lack something that the film needs; ids in order.
struct RenderReadiness {
    std::int64_t segments = 0;
    std::vector<std::string> missing_images;
    std::vector<std::string> missing_audio;
    std::vector<std::int64_t> without_text;  ///< numbers of segments that cannot be narrated, from 1 on
    double seconds = 0.0;                    ///< of all narrations together, without pauses
    Letters letters;                         ///< of all texts
};

/// Looks at the segments one by one, and whether their files are there; keeps no text. Throws as the store
/// and the library do.
[[nodiscard]] RenderReadiness render_readiness(story::SegmentStore& segments,
                                               const media::MediaLibrary& library,
                                               std::string_view project_id);

/// Reads the segments and words as they are now; holds all texts and words of the project. The chapters are
/// those of the story, or each segment is one if the story has none. Throws `base::Error{conflict}` that
/// names a segment without narration.
[[nodiscard]] std::vector<ProjectScene> read_project_scenes(story::SegmentStore& segments,
                                                            story::SegmentMediaStore& words,
                                                            const story::Pauses& pauses,
                                                            std::string_view project_id);

}  // namespace storyflow::film
