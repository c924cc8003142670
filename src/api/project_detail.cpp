#include "api/project_detail.hpp"

#include <cstdint>
#include <optional>

#include "api/batch_selection.hpp"
#include "api/engine_choice.hpp"

namespace storyflow::api {

namespace {

/// To do nothing takes no time, however little is known of the pace.
std::optional<double> estimated_seconds(const Services& services, std::int64_t characters) {
    if (characters == 0) return 0.0;
    return services.tasks.seconds_for(characters);
}

}  // namespace

boost::json::object project_detail(const Services& services, const story::ProjectSummary& project,
                                   const MediaUrls& urls) {
    const auto segments = services.segments.list(project.project.id);
    const auto own = own_rendition(project.project);
    const auto estimate = estimated_seconds(services, characters_ahead(segments, own));
    return project_detail_json(project, segments, {urls, own}, estimate);
}

}  // namespace storyflow::api
