#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /health/live` and `GET /healthz`: tells that the process serves requests, and its version.
[[nodiscard]] http::Response get_health(const Services& services, const http::Request& request);

/// `GET /health/ready`: 200 if the server can take work, else 503 with the checks that fail. Answered from
/// memory.
[[nodiscard]] http::Response get_readiness(const Services& services, const http::Request& request);

}  // namespace storyflow::api
