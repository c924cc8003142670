#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Narrations are made in the background: a request only queues them and answers with the task to watch.
/// What is queued was decided on the segments as they are when it is stored. With an `Idempotency-Key` a
/// repeated request gets the first one's task.
namespace storyflow::api {

/// `POST /api/segments/{id}/generate-audio/`; the body is never looked at.
[[nodiscard]] http::Response generate_audio(const Services& services, const http::Request& request);
/// `POST /api/projects/{id}/generate-all-audio/`.
[[nodiscard]] http::Response generate_all_audio(const Services& services, const http::Request& request);
/// `DELETE /api/segments/{id}/remove-audio/`.
[[nodiscard]] http::Response remove_audio(const Services& services, const http::Request& request);

}  // namespace storyflow::api
