#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /api/segments/{id}/words/`: when each word of the narration is heard, and its place in the script; an
/// empty list without a narration.
[[nodiscard]] http::Response get_words(const Services& services, const http::Request& request);

}  // namespace storyflow::api
