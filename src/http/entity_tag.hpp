#pragma once

#include <string_view>

#include "http/message.hpp"

namespace storyflow::http {

/// Whether the client has this version already: its `If-None-Match` names the tag (with its quotes) or any,
/// by the weak comparison of RFC 9110, section 13.1.2. False without the header.
[[nodiscard]] bool has_version(const Request& request, std::string_view entity_tag);

}  // namespace storyflow::http
