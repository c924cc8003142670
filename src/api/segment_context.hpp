#pragma once

#include <span>
#include <string_view>

#include "api/resources.hpp"
#include "api/services.hpp"
#include "story/segment.hpp"

namespace storyflow::api {

/// All that the JSON of these segments of one project says besides themselves, as it is now.
[[nodiscard]] SegmentContext segment_context(const Services& services, const MediaUrls& urls,
                                             std::string_view project_id,
                                             std::span<const story::Segment> segments);

}  // namespace storyflow::api
