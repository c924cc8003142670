#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /api/settings/voices/`: every voice, sorted by id.
[[nodiscard]] http::Response list_voices(const Services& services, const http::Request& request);

}  // namespace storyflow::api
