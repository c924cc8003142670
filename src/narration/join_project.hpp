#pragma once

#include <string>
#include <vector>

#include "base/file.hpp"
#include "media/media_library.hpp"
#include "story/segment.hpp"

namespace storyflow::narration {

/// Ids of the segments that have text but no narration yet, in order.
[[nodiscard]] std::vector<std::string> segments_without_narration(
    const std::vector<story::Segment>& segments);

/// The narrations of a project's segments in order, `gap` seconds of silence between them, as one WAV: an
/// open file without a name, which is gone when it is closed. Throws `base::Error{conflict}` when a segment
/// with text has no narration or there is none at all.
[[nodiscard]] base::FileDescriptor join_project_narration(const std::vector<story::Segment>& segments,
                                                          double gap, const media::MediaLibrary& library);

}  // namespace storyflow::narration
