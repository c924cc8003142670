#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /media/{path}`: images and narrations, with ranges and validators. The query is ignored.
[[nodiscard]] http::Response get_media_file(const Services& services, const http::Request& request);

}  // namespace storyflow::api
