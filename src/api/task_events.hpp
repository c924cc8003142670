#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Streams of server-sent events, see `TaskEventStream`. A client that comes back says with `Last-Event-ID`
/// (or
/// `?last_event_id=`) what it has seen.
namespace storyflow::api {

/// `GET /api/tasks/{task_id}/events/`; ends with the task.
[[nodiscard]] http::Response get_task_events(const Services& services, const http::Request& request);
/// `GET /api/projects/{id}/events/`: of all tasks of the project, without an end.
[[nodiscard]] http::Response get_project_events(const Services& services, const http::Request& request);

}  // namespace storyflow::api
