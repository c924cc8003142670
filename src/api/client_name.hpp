#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace storyflow::api {

/// A name that the client chose itself, in this header; std::nullopt without the header. Throws `ApiError`
/// (400, naming the header) unless it is 1 to 255 visible ASCII characters.
[[nodiscard]] std::optional<std::string> read_client_name(const http::Request& request,
                                                          std::string_view header);

}  // namespace storyflow::api
