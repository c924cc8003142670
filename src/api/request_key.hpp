#pragma once

#include <optional>
#include <string>

#include "http/message.hpp"
#include "tasks/task.hpp"

/// `Idempotency-Key`: a client that does not know whether its request arrived repeats it with the same key.
namespace storyflow::api {

/// The key of a request; `wish` describes everything that it asks for. Using a key again for another wish is
/// an error. std::nullopt without the header; throws `ApiError` (400) if its value is no valid key.
[[nodiscard]] std::optional<tasks::RequestKey> read_request_key(const http::Request& request,
                                                                std::string wish);

/// Adds the header that tells the client that its request had been accepted before.
void mark_as_replayed(http::Response& response);

}  // namespace storyflow::api
