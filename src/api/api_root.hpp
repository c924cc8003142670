#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /api/`: the addresses of the collections.
[[nodiscard]] http::Response get_api_root(const Services& services, const http::Request& request);

}  // namespace storyflow::api
