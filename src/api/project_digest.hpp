#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// A story in few bytes, for clients that show it at once and read its texts where a reader looks.
namespace storyflow::api {

/// GET /api/projects/{id}/digest/?texts={n}: the project as `project_detail`, with its segments as
/// `SegmentDigest` writes them and addresses without an origin. `texts`: usually 60.
[[nodiscard]] http::Response get_project_digest(const Services& services, const http::Request& request);

/// GET /api/projects/{id}/texts/?from={place}&count={n}: id, revision and text of so many segments from that
/// place on, in their order. Places begin at 0; without `count` all that follow.
[[nodiscard]] http::Response list_texts(const Services& services, const http::Request& request);

}  // namespace storyflow::api
