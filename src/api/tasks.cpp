#include "api/tasks.hpp"

#include <string_view>

#include "api/api_error.hpp"
#include "api/resources.hpp"

namespace storyflow::api {

namespace {

tasks::TaskStatus known_task(const Services& services, const http::Request& request) {
    auto status = services.tasks.get_task_status(request.parameter("task_id"));
    if (!status) throw refusal(base::ErrorKind::not_found, "Task not found");
    return *std::move(status);
}

std::string_view cancel_message(tasks::TaskState state) {
    if (state == tasks::TaskState::cancelled) return "Task cancelled.";
    return tasks::is_end_state(state) ? "Task has already ended." : "Task cancellation requested.";
}

}  // namespace

http::Response get_task_status(const Services& services, const http::Request& request) {
    return json_answer(200, task_status_json(known_task(services, request)));
}

http::Response cancel_task(const Services& services, const http::Request& request) {
    services.tasks.cancel_task(request.parameter("task_id"));
    const auto status = known_task(services, request);
    return json_answer(200, {{"task_id", status.task_id},
                             {"status", tasks::to_string(status.state)},
                             {"cancel_requested", status.cancel_requested},
                             {"message", cancel_message(status.state)}});
}

}  // namespace storyflow::api
