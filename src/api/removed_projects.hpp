#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Projects that were removed with `?restorable=true`.
namespace storyflow::api {

/// `GET /api/removed-projects/`: the latest first.
[[nodiscard]] http::Response list_removed_projects(const Services& services, const http::Request& request);

/// `POST /api/removed-projects/{id}/restore/`: the project is there again.
[[nodiscard]] http::Response restore_project(const Services& services, const http::Request& request);

/// `DELETE /api/removed-projects/{id}/`: for good, with its files.
[[nodiscard]] http::Response forget_project(const Services& services, const http::Request& request);

}  // namespace storyflow::api
