#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /api/tasks/{task_id}/status/`, answered from memory: clients poll it. `If-None-Match` with the tag of
/// the status that the client has gives 304; with `?wait=SECONDS` as well, that answer is held until the
/// status changes, so long as the task has not ended.
[[nodiscard]] http::Response get_task_status(const Services& services, const http::Request& request);

}  // namespace storyflow::api
