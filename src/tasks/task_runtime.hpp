#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <string>

#include "base/locked.hpp"
#include "tasks/item_processor.hpp"
#include "tasks/live_tasks.hpp"
#include "tasks/task_keeper.hpp"
#include "tasks/task_manager_options.hpp"
#include "tasks/task_store.hpp"
#include "tasks/work_queue.hpp"
#include "tasks/worker_pool.hpp"

namespace storyflow::tasks {

/// The objects that exist between `TaskManager::start` and `shutdown`: the live tasks, their keeper and the
/// worker pool. Every change is stored first; then the live task is refreshed from the store. The store is
/// never called under a lock. All methods are safe from any thread.
class TaskRuntime {
  public:
    TaskRuntime(TaskStore& store, WorkQueue& queue, ItemProcessor& processor,
                const TaskManagerOptions& options);
    ~TaskRuntime();
    TaskRuntime(const TaskRuntime&) = delete;
    TaskRuntime& operator=(const TaskRuntime&) = delete;

    /// Waits a moment if a worker is still giving up the same segment for a cancelled task; throws
    /// `Error{unavailable}` if that takes too long.
    EnqueueResult submit(const NewTask& task);
    /// Returns whether the task exists.
    bool cancel(const std::string& task_id);
    /// Idempotent.
    void stop();

    [[nodiscard]] TaskStore& store() { return store_; }
    [[nodiscard]] LiveTasks& live() { return live_; }
    [[nodiscard]] TaskKeeper& keeper() { return keeper_; }
    [[nodiscard]] WorkerPool& pool() { return *pool_; }

  private:
    using Time = std::chrono::steady_clock::time_point;
    struct Changes {
        std::uint64_t count = 0;  ///< of stored tasks, made by this process's workers
        bool stopping = false;
    };

    EnqueueResult enqueue(const NewTask& task);
    /// Throws `Error{unavailable}` if the runtime is stopping.
    std::uint64_t changes_so_far() const;
    void wait_for_change(std::uint64_t seen, Time deadline);
    void note_change(const std::string& task_id);

    TaskStore& store_;
    const std::int64_t queue_limit_;
    LiveTasks live_;
    TaskKeeper keeper_;
    base::Locked<Changes> changes_;
    std::condition_variable changed_;
    std::unique_ptr<WorkerPool> pool_;
};

}  // namespace storyflow::tasks
