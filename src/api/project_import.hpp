#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Whole stories as JSON or in the text format. The import dialog of existing clients can only show arrays of
/// strings, so every value of a 400 body is one.
namespace storyflow::api {

/// `POST /api/projects/import/`: a new project with segments, or nothing at all.
[[nodiscard]] http::Response import_project(const Services& services, const http::Request& request);
/// `POST /api/projects/{id}/import-segments/`: adds to an existing project; answers all its segments.
[[nodiscard]] http::Response import_segments(const Services& services, const http::Request& request);

}  // namespace storyflow::api
