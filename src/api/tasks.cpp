#include "api/tasks.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/coercion.hpp"
#include "api/field_reader.hpp"
#include "api/pagination.hpp"
#include "api/resources.hpp"
#include "api/task_json.hpp"
#include "base/ids.hpp"

namespace storyflow::api {

namespace {

constexpr std::int64_t tasks_per_page = 50;
constexpr std::int64_t usual_items_per_page = 50;
constexpr std::int64_t most_items_per_page = 2000;

tasks::TaskFilter read_filter(const http::Request& request) {
    const auto project = request.query_parameter("project").value_or("");
    const auto state = request.query_parameter("status").value_or("");
    tasks::TaskFilter filter{.project_id = base::parse_uuid(project),
                             .state = tasks::parse_task_state(state)};
    const boost::json::object no_body;
    FieldReader reader(no_body);
    if (!project.empty() && !filter.project_id) reader.reject("project", "Must be a valid UUID.");
    if (!state.empty() && !filter.state) {
        reader.reject("status", "Must be one of PENDING, PROCESSING, COMPLETED, FAILED and CANCELLED.");
    }
    reader.check();
    return filter;
}

std::int64_t read_page_size(const http::Request& request) {
    const auto asked = request.query_parameter("page_size").value_or("");
    if (asked.empty()) return usual_items_per_page;
    const auto size =
        coerce_integer(boost::json::value(asked), {.least = 1, .greatest = most_items_per_page});
    if (std::holds_alternative<Rejection>(size)) {
        throw field_error("page_size",
                          fmt::format("Must be a whole number from 1 to {}.", most_items_per_page));
    }
    return std::get<std::int64_t>(size);
}

tasks::ItemPage known_items(const Services& services, const std::string& task_id, std::int64_t offset,
                            std::int64_t limit) {
    auto page = services.tasks.items(task_id, offset, limit);
    if (!page) throw no_such_task();
    return *std::move(page);
}

std::string_view cancel_message(tasks::TaskState state) {
    if (state == tasks::TaskState::cancelled) return "Task cancelled.";
    return tasks::is_end_state(state) ? "Task has already ended." : "Task cancellation requested.";
}

}  // namespace

http::Response list_tasks(const Services& services, const http::Request& request) {
    const auto filter = read_filter(request);
    const PageRequest page(request, services.tasks.list_tasks(filter, 0, 0).count, tasks_per_page);
    boost::json::array results;
    const auto found =
        services.tasks.list_tasks(filter, static_cast<std::size_t>(page.offset()), tasks_per_page);
    for (const auto& status : found.tasks) {
        results.push_back(task_head_json(status, services.tasks.outlook(status.task_id)));
    }
    return json_answer(200, page.answer(std::move(results)));
}

http::Response list_task_items(const Services& services, const http::Request& request) {
    const auto& task_id = request.parameter("task_id");
    const auto page_size = read_page_size(request);
    const PageRequest page(request, known_items(services, task_id, 0, 0).count, page_size);
    boost::json::array results;
    for (const auto& item : known_items(services, task_id, page.offset(), page_size).items) {
        results.push_back(task_item_json(item));
    }
    return json_answer(200, page.answer(std::move(results)));
}

http::Response cancel_task(const Services& services, const http::Request& request) {
    services.tasks.cancel_task(request.parameter("task_id"));
    const auto status = addressed_task_head(services, request).status;
    return json_answer(200, {{"task_id", status.task_id},
                             {"status", tasks::to_string(status.state)},
                             {"cancel_requested", status.cancel_requested},
                             {"message", cancel_message(status.state)}});
}

}  // namespace storyflow::api
