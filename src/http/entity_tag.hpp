#pragma once

#include <string_view>

#include "http/message.hpp"

namespace storyflow::http {

/// Whether the request's `If-None-Match` is `*` or contains the tag (given with its quotes), by the weak
/// comparison of RFC 9110, section 13.1.2. False without the header.
[[nodiscard]] bool has_version(const Request& request, std::string_view entity_tag);

}  // namespace storyflow::http
