#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /api/projects/{id}/narration/`: the whole story as one WAV, named after its title, with ranges and
/// validators. 409 names the segments that lack a narration or its file.
[[nodiscard]] http::Response get_project_narration(const Services& services, const http::Request& request);

}  // namespace storyflow::api
