#include "tasks/task_manager.hpp"

#include <utility>

#include "base/error.hpp"
#include "tasks/live_tasks.hpp"
#include "tasks/task_runtime.hpp"

namespace storyflow::tasks {

TaskManager& TaskManager::instance() {
    static TaskManager the_manager;
    return the_manager;
}

TaskManager::TaskManager() = default;
TaskManager::~TaskManager() = default;

void TaskManager::start(TaskStore& store, WorkQueue& queue, ItemProcessor& processor,
                        const TaskManagerOptions& options) {
    const auto runtime = runtime_.lock();
    if (*runtime) throw base::Error(base::ErrorKind::conflict, "The task manager is running already.");
    *runtime = std::make_shared<TaskRuntime>(store, queue, processor, options);
}

EnqueueResult TaskManager::submit_task(const NewTask& task) {
    const auto runtime = running();
    if (!runtime) throw base::Error(base::ErrorKind::unavailable, "The task manager is not running.");
    return runtime->submit(task);
}

std::optional<TaskStatus> TaskManager::get_task_status(std::string_view task_id) const {
    const auto live = live_tasks();
    return live ? live->find(task_id) : std::nullopt;
}

std::optional<TaskHead> TaskManager::get_task_head(std::string_view task_id) const {
    const auto live = live_tasks();
    return live ? live->head(task_id) : std::nullopt;
}

TaskPage TaskManager::list_tasks(const TaskFilter& filter, std::size_t offset, std::size_t limit) const {
    const auto live = live_tasks();
    return live ? live->list(filter, offset, limit) : TaskPage{};
}

Outlook TaskManager::outlook(std::string_view task_id) const {
    const auto live = live_tasks();
    return live ? live->outlook(task_id) : Outlook{};
}

std::optional<double> TaskManager::seconds_for(std::int64_t characters) const {
    const auto live = live_tasks();
    return live ? live->seconds_for(characters) : std::nullopt;
}

std::optional<ItemPage> TaskManager::items(std::string_view task_id, std::int64_t offset,
                                           std::int64_t limit) const {
    const auto runtime = running();
    return runtime ? runtime->store().items(task_id, offset, limit) : std::nullopt;
}

std::unique_ptr<TaskEvents::Watch> TaskManager::watch(Watched watched, std::optional<std::uint64_t> after,
                                                      std::function<void()> on_news) const {
    const auto live = live_tasks();
    return live ? live->events().watch(std::move(watched), after, std::move(on_news)) : nullptr;
}

std::uint64_t TaskManager::newest_event() const {
    const auto live = live_tasks();
    return live ? live->events().newest() : 0;
}

void TaskManager::update_task_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                                       const std::optional<std::string>& current_segment_id) {
    if (const auto live = live_tasks()) live->set_progress(task_id, current, total, current_segment_id);
}

void TaskManager::add_completed_segment(std::string_view task_id, const CompletedSegment& segment) {
    if (const auto live = live_tasks()) live->add(task_id, segment);
}

void TaskManager::add_error(std::string_view task_id, const SegmentError& error) {
    if (const auto live = live_tasks()) live->add(task_id, error);
}

bool TaskManager::cancel_task(std::string_view task_id) {
    const auto runtime = running();
    return runtime && runtime->cancel(std::string(task_id));
}

bool TaskManager::is_cancelled(std::string_view task_id) const {
    const auto live = live_tasks();
    return live && live->is_cancelled(task_id);
}

std::size_t TaskManager::cleanup_old_tasks() {
    const auto runtime = running();
    return runtime ? runtime->keeper().cleanup() : 0;
}

void TaskManager::notice_change(const std::string& task_id) {
    if (const auto runtime = running()) runtime->keeper().refresh_later(task_id);
}

void TaskManager::notice_work() {
    if (const auto runtime = running()) runtime->pool().wake();
}

void TaskManager::shutdown() {
    std::shared_ptr<TaskRuntime> ending;
    {
        const auto runtime = runtime_.lock();
        ending.swap(*runtime);
    }
    if (ending) ending->stop();
}

std::shared_ptr<TaskRuntime> TaskManager::running() const {
    const auto runtime = runtime_.lock();
    return *runtime;
}

std::shared_ptr<LiveTasks> TaskManager::live_tasks() const {
    auto runtime = running();
    LiveTasks* const live = runtime ? &runtime->live() : nullptr;
    return {std::move(runtime), live};
}

}  // namespace storyflow::tasks
