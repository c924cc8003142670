#pragma once

#include "api/resources.hpp"
#include "api/services.hpp"
#include "http/message.hpp"
#include "story/project.hpp"

namespace storyflow::api {

/// The project with all its segments, and how long it would take to narrate what it lacks. Throws
/// `base::Error{unavailable}` when it is too large for the memory that is left.
[[nodiscard]] http::Response project_detail(int status, const Services& services,
                                            const http::Request& request,
                                            const story::ProjectSummary& project, const MediaUrls& urls);

}  // namespace storyflow::api
