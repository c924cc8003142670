#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Streams of server-sent events, see `TaskEventStream`. A client that reconnects names the last event that
/// it has seen in `Last-Event-ID` (or `?last_event_id=`).
namespace storyflow::api {

/// `GET /api/tasks/{task_id}/events/`; ends with the task.
[[nodiscard]] http::Response get_task_events(const Services& services, const http::Request& request);
/// `GET /api/projects/{id}/events/`: of all tasks of the project; never ends by itself.
[[nodiscard]] http::Response get_project_events(const Services& services, const http::Request& request);

}  // namespace storyflow::api
