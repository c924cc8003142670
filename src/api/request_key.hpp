#pragma once

#include <optional>
#include <string>

#include "http/message.hpp"
#include "tasks/task.hpp"

/// `Idempotency-Key`: a client that does not know whether its request arrived sends it again with the same
/// key.
namespace storyflow::api {

/// The key of a request for `wish`, which says all that was asked for: the same key for another wish is a
/// mistake. Nothing without the header; throws `ApiError` (400) when it holds no key.
[[nodiscard]] std::optional<tasks::RequestKey> read_request_key(const http::Request& request,
                                                                std::string wish);

/// Tells the client that its request had been accepted before.
void mark_as_replayed(http::Response& response);

}  // namespace storyflow::api
