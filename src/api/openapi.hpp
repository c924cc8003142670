#pragma once

#include <string_view>

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// docs/openapi.yaml as it was when the program was built.
[[nodiscard]] std::string_view openapi_document();

/// `GET /openapi.yaml`.
[[nodiscard]] http::Response get_openapi(const Services& services, const http::Request& request);

}  // namespace storyflow::api
