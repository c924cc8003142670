#pragma once

#include <cstddef>

#include "http/client_limits.hpp"
#include "http/message.hpp"

/// The responses that the server sends by itself, without calling the service.
namespace storyflow::http {

[[nodiscard]] Response malformed_request();
[[nodiscard]] Response unknown_transfer_coding();
[[nodiscard]] Response request_timed_out();
[[nodiscard]] Response body_too_large(std::size_t limit);
[[nodiscard]] Response head_too_large(std::size_t limit);
[[nodiscard]] Response unknown_expectation();
[[nodiscard]] Response too_busy();
[[nodiscard]] Response shutting_down();
/// 429 with Retry-After.
[[nodiscard]] Response over_client_limit(const ClientExcess& excess);

}  // namespace storyflow::http
