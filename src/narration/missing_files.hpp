#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "media/media_library.hpp"
#include "story/segment.hpp"

namespace storyflow::narration {

using SegmentIds = std::set<std::string, std::less<>>;

/// Ids of the segments whose narration has no file (any more): deleted by hand, by a cleaner, or missing from
/// a backup. Reads each folder once, however many segments there are. A folder that cannot be read proves
/// nothing: then no file counts as missing.
[[nodiscard]] SegmentIds segments_without_file(std::span<const story::Segment> segments,
                                               const media::MediaLibrary& library);

/// The segments as a listener finds them: a narration without its file is none.
[[nodiscard]] std::vector<story::Segment> as_heard(std::vector<story::Segment> segments,
                                                   const media::MediaLibrary& library);

}  // namespace storyflow::narration
