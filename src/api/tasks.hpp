#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// `/api/tasks/{task_id}/`.
namespace storyflow::api {

/// Answered from memory: clients poll it.
[[nodiscard]] http::Response get_task_status(const Services& services, const http::Request& request);
/// Idempotent; a task that has ended stays as it is.
[[nodiscard]] http::Response cancel_task(const Services& services, const http::Request& request);

}  // namespace storyflow::api
