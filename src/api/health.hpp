#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /healthz`: the process serves requests, and which version it is.
[[nodiscard]] http::Response get_health(const Services& services, const http::Request& request);

}  // namespace storyflow::api
