#pragma once

#include <string_view>

#include "http/message.hpp"

namespace storyflow::api {

/// Whether the client has this version already: its `If-None-Match` names the tag (with its quotes) or any.
/// False without the header.
[[nodiscard]] bool has_version(const http::Request& request, std::string_view entity_tag);

}  // namespace storyflow::api
