#pragma once

#include <boost/json/object.hpp>

#include "api/resources.hpp"
#include "api/services.hpp"
#include "story/project.hpp"

namespace storyflow::api {

/// The project with all its segments, and how long it would take to narrate what it lacks.
[[nodiscard]] boost::json::object project_detail(const Services& services,
                                                 const story::ProjectSummary& project, const MediaUrls& urls);

}  // namespace storyflow::api
