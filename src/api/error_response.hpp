#pragma once

#include <string_view>

#include "base/error.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// The status of each kind of error. The only such table in the program.
[[nodiscard]] int status_of(base::ErrorKind kind);

/// The answer to a failed request. An `ApiError` is sent with its body, other errors as `{"detail":
/// message}`. Of internal errors nothing is sent and everything is logged, with the id of the request. 429
/// and 503 carry `Retry-After`. A request key that was used for another request is a 422.
[[nodiscard]] http::Response error_response(const base::Error& error, std::string_view request_id = {});

}  // namespace storyflow::api
