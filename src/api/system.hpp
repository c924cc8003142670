#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /api/system/`: version, engines and what is missing, as `storyflow doctor` reports it.
[[nodiscard]] http::Response get_system(const Services& services, const http::Request& request);

}  // namespace storyflow::api
