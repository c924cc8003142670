#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /api/tasks/{task_id}/status/`, answered from memory because clients poll it. If `If-None-Match` names
/// the tag of the current status, the answer is 304. With `?wait=SECONDS` as well, that answer is held until
/// the status changes; the answer of a task that has ended is never held.
[[nodiscard]] http::Response get_task_status(const Services& services, const http::Request& request);

}  // namespace storyflow::api
