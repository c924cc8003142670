#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Narrations are made in the background: a request only queues them and answers with the task to watch. The
/// segments are checked and queued consistently: if one changes in between, the check is repeated. A request
/// that is repeated with the same `Idempotency-Key` gets the first request's task.
namespace storyflow::api {

/// `POST /api/segments/{id}/generate-audio/`; ignores the body.
[[nodiscard]] http::Response generate_audio(const Services& services, const http::Request& request);
/// `POST /api/projects/{id}/generate-all-audio/`.
[[nodiscard]] http::Response generate_all_audio(const Services& services, const http::Request& request);
/// `DELETE /api/segments/{id}/remove-audio/`.
[[nodiscard]] http::Response remove_audio(const Services& services, const http::Request& request);

}  // namespace storyflow::api
