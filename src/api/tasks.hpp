#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// `/api/tasks/` and what is below a task, but for its status and its events.
namespace storyflow::api {

/// Newest first; `?project=` and `?status=` choose. Answered from memory.
[[nodiscard]] http::Response list_tasks(const Services& services, const http::Request& request);
/// For operators: every item with who works on it and why it waits.
[[nodiscard]] http::Response list_task_items(const Services& services, const http::Request& request);
/// Idempotent; a task that has ended stays as it is.
[[nodiscard]] http::Response cancel_task(const Services& services, const http::Request& request);

}  // namespace storyflow::api
