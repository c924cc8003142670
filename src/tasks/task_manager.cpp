#include "tasks/task_manager.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "base/error.hpp"
#include "tasks/task_runtime.hpp"

namespace storyflow::tasks {

TaskManager& TaskManager::instance() {
    static TaskManager the_manager;
    return the_manager;
}

TaskManager::TaskManager() = default;
TaskManager::~TaskManager() = default;

void TaskManager::start(TaskStore& store, ItemProcessor& processor, const base::Clock& clock,
                        const TaskManagerOptions& options) {
    const std::lock_guard lock(mutex_);
    if (runtime_) throw base::Error(base::ErrorKind::conflict, "The task manager is running already.");
    runtime_ = std::make_shared<Runtime>(store, processor, clock, options);
}

EnqueueResult TaskManager::submit_task(const NewTask& task) {
    const auto runtime = running();
    if (!runtime) throw base::Error(base::ErrorKind::unavailable, "The task manager is not running.");
    return runtime->submit(task);
}

std::optional<TaskStatus> TaskManager::get_task_status(std::string_view task_id) const {
    const auto runtime = running();
    return runtime ? runtime->registry().find(task_id) : std::nullopt;
}

void TaskManager::update_task_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                                       std::optional<std::string> current_segment_id) {
    change_live(task_id, [&](TaskStatus& status) {
        set_progress(status, current, total, std::move(current_segment_id));
    });
}

void TaskManager::add_completed_segment(std::string_view task_id, CompletedSegment segment) {
    change_live(task_id,
                [&](TaskStatus& status) { status.completed_segments.push_back(std::move(segment)); });
}

void TaskManager::add_error(std::string_view task_id, SegmentError error) {
    change_live(task_id, [&](TaskStatus& status) { status.errors.push_back(std::move(error)); });
}

void TaskManager::change_live(std::string_view task_id, const std::function<void(TaskStatus&)>& change) {
    const auto runtime = running();
    if (!runtime) return;
    runtime->registry().update(task_id, [&](TaskStatus& status) {
        if (!is_end_state(status.state)) change(status);
    });
}

bool TaskManager::cancel_task(std::string_view task_id) {
    const auto runtime = running();
    return runtime && runtime->cancel(task_id);
}

bool TaskManager::is_cancelled(std::string_view task_id) const {
    const auto runtime = running();
    return runtime && runtime->registry().is_cancelled(task_id);
}

std::size_t TaskManager::cleanup_old_tasks() {
    const auto runtime = running();
    return runtime ? runtime->cleanup() : 0;
}

void TaskManager::shutdown() {
    std::shared_ptr<Runtime> ending;
    {
        const std::lock_guard lock(mutex_);
        ending = std::exchange(runtime_, nullptr);
    }
    if (ending) ending->stop();
}

std::shared_ptr<TaskManager::Runtime> TaskManager::running() const {
    const std::lock_guard lock(mutex_);
    return runtime_;
}

}  // namespace storyflow::tasks
