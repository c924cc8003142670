#pragma once

#include <string_view>
#include <vector>

#include "api/services.hpp"
#include "http/message.hpp"
#include "story/segment.hpp"

namespace storyflow::api {

/// All segments of a project; takes memory before it reads them. Throws as `take_memory`.
[[nodiscard]] std::vector<story::Segment> read_segments(const Services& services,
                                                        const http::Request& request,
                                                        std::string_view project_id);

}  // namespace storyflow::api
