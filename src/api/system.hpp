#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /api/system/`: what runs here, with which engines, and what is missing: what `storyflow doctor` says.
[[nodiscard]] http::Response get_system(const Services& services, const http::Request& request);

}  // namespace storyflow::api
