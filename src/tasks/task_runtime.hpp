#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "tasks/task_keeper.hpp"
#include "tasks/task_manager.hpp"
#include "tasks/task_mirror.hpp"
#include "tasks/task_store.hpp"
#include "tasks/worker_pool.hpp"

namespace storyflow::tasks {

/// What runs between `TaskManager::start` and `shutdown`: the mirror of the store, its keeper, and the worker
/// pool. Every change goes to the store first; then the mirror looks at what became of the task. The store
/// is never called under a lock.
class TaskManager::Runtime {
  public:
    Runtime(TaskStore& store, WorkQueue& queue, ItemProcessor& processor, const TaskManagerOptions& options);
    ~Runtime();
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;

    /// Waits a moment when the work is still being given up for a cancelled task; throws `Error{unavailable}`
    /// when that takes too long.
    EnqueueResult submit(const NewTask& task);
    bool cancel(const std::string& task_id);
    std::size_t cleanup() { return keeper_.cleanup(); }
    void notice_change(const std::string& task_id) { keeper_.refresh_later(task_id); }
    void notice_work() { pool_->wake(); }
    [[nodiscard]] Outlook outlook(std::string_view task_id) const;
    [[nodiscard]] std::optional<double> seconds_for(std::int64_t characters) const;
    [[nodiscard]] std::optional<ItemPage> items(std::string_view task_id, std::int64_t offset,
                                                std::int64_t limit);
    [[nodiscard]] TaskMirror& mirror() { return mirror_; }
    void stop();

  private:
    using Time = std::chrono::steady_clock::time_point;

    EnqueueResult enqueue(const NewTask& task);
    /// Throws when the runtime stops.
    std::uint64_t changes_so_far();
    void wait_for_change(std::uint64_t seen, Time deadline);
    void note_change(const std::string& task_id);

    TaskStore& store_;
    const TaskManagerOptions options_;
    TaskMirror mirror_;
    TaskKeeper keeper_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t changes_ = 0;  ///< of stored tasks, by this process's workers
    bool stopping_ = false;

    std::unique_ptr<WorkerPool> pool_;
};

}  // namespace storyflow::tasks
