#include "tasks/task_runtime.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/log_text.hpp"
#include "tasks/log_name.hpp"

namespace storyflow::tasks {

namespace {

constexpr std::chrono::seconds longest_wait_for_a_cancelled_item{3};
/// Another process may work on the item, and this process may not be notified of the end.
constexpr std::chrono::milliseconds longest_pause_between_looks{250};

base::Error still_being_cancelled() {
    return {base::ErrorKind::unavailable,
            "An earlier narration of this segment is still being cancelled. Try again in a moment."};
}

void log_submission(const NewTask& task, const EnqueueResult& result) {
    if (result.is_new) {
        spdlog::info("{} was started: {} segments.", log_name(result.status), result.added);
    } else if (!task.request_id.empty()) {
        spdlog::info("Request {} is served by {}.", base::log_text(task.request_id), log_name(result.status));
    }
}

}  // namespace

TaskRuntime::TaskRuntime(TaskStore& store, WorkQueue& queue, ItemProcessor& processor,
                         const TaskManagerOptions& options)
    : store_(store),
      queue_limit_(options.queue_limit),
      live_(store, options.work.workers),
      keeper_(store, queue, live_, options) {
    queue.put_back(options.orphans_at_start);
    live_.load();
    keeper_.cleanup();
    pool_ = std::make_unique<WorkerPool>(queue, processor, options.work,
                                         [this](const std::string& task_id) { note_change(task_id); });
    keeper_.start(*pool_);
}

TaskRuntime::~TaskRuntime() {
    stop();
}

void TaskRuntime::stop() {
    {
        const auto changes = changes_.lock();
        changes->stopping = true;
    }
    changed_.notify_all();
    pool_->stop();
    keeper_.stop();
}

EnqueueResult TaskRuntime::submit(const NewTask& task) {
    EnqueueResult result = enqueue(task);
    if (result.is_outdated) return result;
    log_submission(task, result);
    const bool is_seen = keeper_.refresh_or_later(result.status.task_id);
    if (!is_seen && result.is_new) live_.put(result.status);
    pool_->wake();
    keeper_.cleanup_or_log();  // throws nothing, because the task is accepted already
    return result;
}

EnqueueResult TaskRuntime::enqueue(const NewTask& task) {
    const Time deadline = std::chrono::steady_clock::now() + longest_wait_for_a_cancelled_item;
    for (;;) {
        const auto seen = changes_so_far();
        auto result = store_.enqueue(task, queue_limit_);
        if (!result.must_wait) return result;
        if (std::chrono::steady_clock::now() >= deadline) throw still_being_cancelled();
        wait_for_change(seen, deadline);
    }
}

std::uint64_t TaskRuntime::changes_so_far() const {
    const auto changes = changes_.lock();
    if (changes->stopping) throw base::Error(base::ErrorKind::unavailable, "The server is shutting down.");
    return changes->count;
}

void TaskRuntime::wait_for_change(std::uint64_t seen, Time deadline) {
    const Time next_look = std::chrono::steady_clock::now() + longest_pause_between_looks;
    auto changes = changes_.lock();
    changes.wait_until(changed_, std::min(next_look, deadline),
                       [&](const Changes& now) { return now.stopping || now.count != seen; });
}

void TaskRuntime::note_change(const std::string& task_id) {
    keeper_.refresh_or_later(task_id);
    {
        const auto changes = changes_.lock();
        ++changes->count;
    }
    changed_.notify_all();
}

bool TaskRuntime::cancel(const std::string& task_id) {
    const auto state = store_.request_cancel(task_id);
    if (!state) return false;
    if (!is_end_state(*state)) pool_->stop_task(task_id);
    keeper_.refresh_or_later(task_id);
    return true;
}

}  // namespace storyflow::tasks
