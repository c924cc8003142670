#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Imports whole stories as JSON or in the text format. The import dialog of existing clients can only show
/// arrays of strings, so every value of a 400 body is one.
namespace storyflow::api {

/// `POST /api/projects/import/`: creates a project with its segments, or nothing.
[[nodiscard]] http::Response import_project(const Services& services, const http::Request& request);
/// `POST /api/projects/{id}/import-segments/`: adds segments to a project; answers all its segments.
[[nodiscard]] http::Response import_segments(const Services& services, const http::Request& request);

}  // namespace storyflow::api
