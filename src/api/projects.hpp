#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// `/api/projects/`.
namespace storyflow::api {

/// Newest first, 50 to a page.
[[nodiscard]] http::Response list_projects(const Services& services, const http::Request& request);
[[nodiscard]] http::Response create_project(const Services& services, const http::Request& request);
/// With all segments.
[[nodiscard]] http::Response get_project(const Services& services, const http::Request& request);
/// Changes the title.
[[nodiscard]] http::Response update_project(const Services& services, const http::Request& request);
/// Removes the project, its segments and its media.
[[nodiscard]] http::Response delete_project(const Services& services, const http::Request& request);

}  // namespace storyflow::api
