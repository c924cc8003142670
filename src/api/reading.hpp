#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /api/segments/{id}/reading/`: what becomes of each piece of the segment's text as it is now: the
/// words that are spoken for it, their phonemes, where these come from, and by which rules.
[[nodiscard]] http::Response get_reading(const Services& services, const http::Request& request);

}  // namespace storyflow::api
