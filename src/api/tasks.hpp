#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// `/api/tasks/` and the paths below a task, except its status and its events.
namespace storyflow::api {

/// Newest first; `?project=` and `?status=` filter. Answered from memory.
[[nodiscard]] http::Response list_tasks(const Services& services, const http::Request& request);
/// For operators: every item with the worker that holds it and the reason why it waits.
[[nodiscard]] http::Response list_task_items(const Services& services, const http::Request& request);
/// Idempotent; does not change a task that has ended.
[[nodiscard]] http::Response cancel_task(const Services& services, const http::Request& request);

}  // namespace storyflow::api
