#include "tasks/log_name.hpp"

#include <string_view>

#include "base/log_text.hpp"

namespace storyflow::tasks {

namespace {

std::string task_name(std::string_view task_id, std::string_view request_id) {
    auto name = "Task " + base::log_text(task_id);
    if (!request_id.empty()) name += " (request " + base::log_text(request_id) + ")";
    return name;
}

}  // namespace

std::string log_name(const TaskStatus& task) {
    return task_name(task.task_id, task.request_id);
}

std::string log_name(const ItemClaim& item) {
    return task_name(item.task_id, item.request_id) + ", segment " + base::log_text(item.segment_id);
}

}  // namespace storyflow::tasks
