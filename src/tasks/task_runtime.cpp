#include "tasks/task_runtime.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace storyflow::tasks {

namespace {

constexpr std::chrono::seconds longest_wait_for_a_cancelled_item{3};
/// The item may be another process's, whose changes nobody tells of here.
constexpr std::chrono::milliseconds longest_pause_between_looks{250};

base::Error still_being_cancelled() {
    return {base::ErrorKind::unavailable,
            "An earlier narration of this segment is still being cancelled. Try again in a moment."};
}

}  // namespace

TaskManager::Runtime::Runtime(TaskStore& store, WorkQueue& queue, ItemProcessor& processor,
                              const TaskManagerOptions& options)
    : store_(store), options_(options), mirror_(store), keeper_(store, queue, mirror_, options) {
    queue.put_back(options_.orphans_at_start);
    mirror_.load();
    keeper_.cleanup();
    pool_ = std::make_unique<WorkerPool>(queue, processor, options_.work,
                                         [this](const std::string& task_id) { note_change(task_id); });
    keeper_.start(*pool_);
}

TaskManager::Runtime::~Runtime() {
    stop();
}

void TaskManager::Runtime::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    pool_->stop();
    keeper_.stop();
}

EnqueueResult TaskManager::Runtime::submit(const NewTask& task) {
    EnqueueResult result = enqueue(task);
    if (result.is_outdated) return result;
    const bool is_seen = keeper_.refresh_or_later(result.status.task_id);
    if (!is_seen && result.is_new) mirror_.put(result.status);
    pool_->wake();
    keeper_.cleanup_or_log();  // the task is accepted already, whatever becomes of old ones
    return result;
}

EnqueueResult TaskManager::Runtime::enqueue(const NewTask& task) {
    const Time deadline = std::chrono::steady_clock::now() + longest_wait_for_a_cancelled_item;
    for (;;) {
        const auto seen = changes_so_far();
        auto result = store_.enqueue(task, options_.queue_limit);
        if (!result.must_wait) return result;
        if (std::chrono::steady_clock::now() >= deadline) throw still_being_cancelled();
        wait_for_change(seen, deadline);
    }
}

std::uint64_t TaskManager::Runtime::changes_so_far() {
    const std::lock_guard lock(mutex_);
    if (stopping_) throw base::Error(base::ErrorKind::unavailable, "The server is shutting down.");
    return changes_;
}

void TaskManager::Runtime::wait_for_change(std::uint64_t seen, Time deadline) {
    std::unique_lock lock(mutex_);
    const Time next_look = std::chrono::steady_clock::now() + longest_pause_between_looks;
    changed_.wait_until(lock, std::min(next_look, deadline), [&] { return stopping_ || changes_ != seen; });
}

void TaskManager::Runtime::note_change(const std::string& task_id) {
    keeper_.refresh_or_later(task_id);
    {
        const std::lock_guard lock(mutex_);
        ++changes_;
    }
    changed_.notify_all();
}

bool TaskManager::Runtime::cancel(const std::string& task_id) {
    const auto state = store_.request_cancel(task_id);
    if (!state) return false;
    if (!is_end_state(*state)) pool_->stop_task(task_id);
    keeper_.refresh_or_later(task_id);
    return true;
}

Outlook TaskManager::Runtime::outlook(std::string_view task_id) const {
    return mirror_.outlook(task_id, options_.work.workers);
}

std::optional<double> TaskManager::Runtime::seconds_for(std::int64_t characters) const {
    return mirror_.seconds_for(characters, options_.work.workers);
}

std::optional<ItemPage> TaskManager::Runtime::items(std::string_view task_id, std::int64_t offset,
                                                    std::int64_t limit) {
    return store_.items(task_id, offset, limit);
}

}  // namespace storyflow::tasks
