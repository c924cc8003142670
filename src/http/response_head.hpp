#pragma once

#include <string>

#include "http/message.hpp"

namespace storyflow::http {

/// Status line and header fields as they are sent. Line ends inside values become spaces, so that a value
/// cannot add a field.
[[nodiscard]] std::string render_head(const Response& response, bool keep_alive);

/// False for statuses whose responses never have a body.
[[nodiscard]] bool may_have_body(int status);

}  // namespace storyflow::http
