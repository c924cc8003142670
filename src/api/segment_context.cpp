#include "api/segment_context.hpp"

#include "api/engine_choice.hpp"
#include "narration/missing_files.hpp"

namespace storyflow::api {

SegmentContext segment_context(const Services& services, const MediaUrls& urls, std::string_view project_id,
                               std::span<const story::Segment> segments) {
    return {.urls = urls,
            .own = own_rendition(services, project_id),
            .without_file = narration::segments_without_file(segments, services.media)};
}

}  // namespace storyflow::api
