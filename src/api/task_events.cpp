#include "api/task_events.hpp"

#include <memory>
#include <string>
#include <utility>

#include "api/addressed.hpp"
#include "api/event_subject.hpp"
#include "api/task_event_stream.hpp"
#include "http/server_sent_event.hpp"

namespace storyflow::api {

namespace {

/// The header is preferred: a browser that reconnects sends it together with its original address, whose
/// parameter is older.
std::string last_event_id(const http::Request& request) {
    if (const auto header = request.headers.find("Last-Event-ID")) return std::string(*header);
    return request.query_parameter("last_event_id").value_or("");
}

http::Response stream_of(std::unique_ptr<EventSubject> subject, const Services& services,
                         const http::Request& request) {
    return http::event_stream_response(std::make_shared<TaskEventStream>(
        std::move(subject), services.options.boot_id, last_event_id(request), request.memory));
}

}  // namespace

http::Response get_task_events(const Services& services, const http::Request& request) {
    const auto task_id = addressed_task_head(services, request).status.task_id;
    return stream_of(task_subject(services.tasks, task_id), services, request);
}

http::Response get_project_events(const Services& services, const http::Request& request) {
    const auto project_id = addressed_project(services, request).project.id;
    return stream_of(project_subject(services.tasks, project_id), services, request);
}

}  // namespace storyflow::api
