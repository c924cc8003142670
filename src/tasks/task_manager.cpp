#include "tasks/task_manager.hpp"

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

void TaskManager::start(TaskStore& store, WorkQueue& queue, ItemProcessor& processor,
                        const TaskManagerOptions& options) {
    const std::lock_guard lock(mutex_);
    if (runtime_) throw base::Error(base::ErrorKind::conflict, "The task manager is running already.");
    runtime_ = std::make_shared<Runtime>(store, queue, processor, options);
}

EnqueueResult TaskManager::submit_task(const NewTask& task) {
    const auto runtime = running();
    if (!runtime) throw base::Error(base::ErrorKind::unavailable, "The task manager is not running.");
    return runtime->submit(task);
}

std::optional<TaskStatus> TaskManager::get_task_status(std::string_view task_id) const {
    const auto runtime = running();
    return runtime ? runtime->mirror().registry().find(task_id) : std::nullopt;
}

std::optional<TaskHead> TaskManager::get_task_head(std::string_view task_id) const {
    const auto runtime = running();
    return runtime ? runtime->mirror().registry().head(task_id) : std::nullopt;
}

TaskPage TaskManager::list_tasks(const TaskFilter& filter, std::size_t offset, std::size_t limit) const {
    const auto runtime = running();
    return runtime ? runtime->mirror().registry().list(filter, offset, limit) : TaskPage{};
}

Outlook TaskManager::outlook(std::string_view task_id) const {
    const auto runtime = running();
    return runtime ? runtime->outlook(task_id) : Outlook{};
}

std::optional<double> TaskManager::seconds_for(std::int64_t characters) const {
    const auto runtime = running();
    return runtime ? runtime->seconds_for(characters) : std::nullopt;
}

std::optional<ItemPage> TaskManager::items(std::string_view task_id, std::int64_t offset,
                                           std::int64_t limit) const {
    const auto runtime = running();
    return runtime ? runtime->items(task_id, offset, limit) : std::nullopt;
}

std::unique_ptr<TaskEvents::Watch> TaskManager::watch(Watched watched, std::optional<std::uint64_t> after,
                                                      std::function<void()> on_news) const {
    const auto runtime = running();
    if (!runtime) return nullptr;
    return runtime->mirror().events().watch(std::move(watched), after, std::move(on_news));
}

std::uint64_t TaskManager::newest_event() const {
    const auto runtime = running();
    return runtime ? runtime->mirror().events().newest() : 0;
}

void TaskManager::update_task_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                                       const std::optional<std::string>& current_segment_id) {
    if (const auto runtime = running())
        runtime->mirror().set_progress(task_id, current, total, current_segment_id);
}

void TaskManager::add_completed_segment(std::string_view task_id, const CompletedSegment& segment) {
    if (const auto runtime = running()) runtime->mirror().add(task_id, segment);
}

void TaskManager::add_error(std::string_view task_id, const SegmentError& error) {
    if (const auto runtime = running()) runtime->mirror().add(task_id, error);
}

bool TaskManager::cancel_task(std::string_view task_id) {
    const auto runtime = running();
    return runtime && runtime->cancel(std::string(task_id));
}

bool TaskManager::is_cancelled(std::string_view task_id) const {
    const auto runtime = running();
    return runtime && runtime->mirror().registry().is_cancelled(task_id);
}

std::size_t TaskManager::cleanup_old_tasks() {
    const auto runtime = running();
    return runtime ? runtime->cleanup() : 0;
}

void TaskManager::notice_change(const std::string& task_id) {
    if (const auto runtime = running()) runtime->notice_change(task_id);
}

void TaskManager::notice_work() {
    if (const auto runtime = running()) runtime->notice_work();
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
