#include "api/addressed.hpp"

#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/ids.hpp"

namespace storyflow::api {

namespace {

std::string addressed_id(const http::Request& request) {
    auto id = base::parse_uuid(request.parameter("id"));
    if (!id) throw base::Error(base::ErrorKind::not_found, "Not found.");
    return *std::move(id);
}

bool hidden_by_filter(const http::Request& request, const story::Segment& segment) {
    const auto project = request.query_parameter("project").value_or("");
    return !project.empty() && base::parse_uuid(project) != segment.project_id;
}

}  // namespace

story::ProjectSummary addressed_project(const Services& services, const http::Request& request) {
    auto project = services.projects.find(addressed_id(request));
    if (!project) throw no_such_project();
    return *std::move(project);
}

story::Segment addressed_segment(const Services& services, const http::Request& request) {
    auto segment = services.segments.find(addressed_id(request));
    if (!segment || hidden_by_filter(request, *segment)) throw no_such_segment();
    return *std::move(segment);
}

story::Pronunciation addressed_pronunciation(const Services& services, const http::Request& request) {
    auto pronunciation = services.pronunciations.find(addressed_id(request));
    if (!pronunciation) throw no_such_pronunciation();
    return *std::move(pronunciation);
}

tasks::TaskHead addressed_task_head(const Services& services, const http::Request& request) {
    auto head = services.tasks.get_task_head(request.parameter("task_id"));
    if (!head) throw no_such_task();
    return *std::move(head);
}

tasks::TaskStatus addressed_task(const Services& services, const http::Request& request) {
    auto status = services.tasks.get_task_status(request.parameter("task_id"));
    if (!status) throw no_such_task();
    return *std::move(status);
}

base::Error no_such_project() {
    return {base::ErrorKind::not_found, "No Project matches the given query."};
}

base::Error no_such_segment() {
    return {base::ErrorKind::not_found, "No Segment matches the given query."};
}

base::Error no_such_pronunciation() {
    return {base::ErrorKind::not_found, "No Pronunciation matches the given query."};
}

ApiError no_such_task() {
    return refusal(base::ErrorKind::not_found, "Task not found");
}

}  // namespace storyflow::api
