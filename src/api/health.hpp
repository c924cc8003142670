#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /health/live` and `GET /healthz`: the process serves requests, and which version it is.
[[nodiscard]] http::Response get_health(const Services& services, const http::Request& request);

/// `GET /health/ready`: whether it can take work, 200 or 503, and what it lacks. Answered from memory.
[[nodiscard]] http::Response get_readiness(const Services& services, const http::Request& request);

}  // namespace storyflow::api
