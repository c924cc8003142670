#include "tasks/task_registry.hpp"

#include <utility>

namespace storyflow::tasks {

void TaskRegistry::put(TaskStatus status) {
    const std::lock_guard lock(mutex_);
    std::string id = status.task_id;
    tasks_.insert_or_assign(std::move(id), std::move(status));
}

std::optional<TaskStatus> TaskRegistry::find(std::string_view task_id) const {
    const std::lock_guard lock(mutex_);
    const auto found = tasks_.find(task_id);
    return found == tasks_.end() ? std::nullopt : std::optional(found->second);
}

bool TaskRegistry::is_cancelled(std::string_view task_id) const {
    const std::lock_guard lock(mutex_);
    const auto found = tasks_.find(task_id);
    return found != tasks_.end() && found->second.cancel_requested;
}

void TaskRegistry::update(std::string_view task_id, const std::function<void(TaskStatus&)>& change) {
    const std::lock_guard lock(mutex_);
    const auto found = tasks_.find(task_id);
    if (found != tasks_.end()) change(found->second);
}

void TaskRegistry::erase(const std::vector<std::string>& task_ids) {
    const std::lock_guard lock(mutex_);
    for (const auto& id : task_ids)
        tasks_.erase(id);
}

void set_progress(TaskStatus& status, std::int64_t current, std::int64_t total,
                  std::optional<std::string> current_segment_id) {
    status.progress.current = current;
    status.progress.total = total;
    status.progress.percentage = percentage(current, total);
    if (current_segment_id) status.progress.current_segment_id = std::move(current_segment_id);
}

}  // namespace storyflow::tasks
