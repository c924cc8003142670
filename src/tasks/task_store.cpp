#include "tasks/task_store.hpp"

#include <utility>

namespace storyflow::tasks {

std::optional<TaskStatus> find_status(TaskStore& store, std::string_view task_id) {
    auto delta = store.find(task_id);
    if (!delta) return std::nullopt;
    TaskStatus status = std::move(delta->head);
    for (auto& item : delta->finished) {
        if (item.completed) {
            status.completed_segments.push_back(*std::move(item.completed));
        } else {
            status.errors.push_back({std::move(item.segment_id), std::move(item.error)});
        }
    }
    return status;
}

}  // namespace storyflow::tasks
