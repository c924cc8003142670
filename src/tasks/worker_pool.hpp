#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tasks/item_processor.hpp"
#include "tasks/retry_policy.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::tasks {

struct WorkerOptions {
    std::string owner = "local";              ///< the process's name for operators
    int workers = 1;                          ///< items narrated at the same time
    std::chrono::milliseconds lease{15'000};  ///< renewed three times within this time
    /// How often idle workers poll the queue; std::nullopt if `wake` is called for all work.
    std::optional<std::chrono::milliseconds> poll_interval;
    std::chrono::milliseconds store_retry_delay{1'000};  ///< between attempts while the store is unavailable
    RetryPolicy retries;
    KindsOfWork kinds = {};  ///< items of other kinds are left to other processes
};

/// The threads that narrate: each claims an item, has it processed and stores the outcome. One more thread
/// renews the leases, and stops work whose lease is lost or whose task was cancelled by another process. All
/// methods are safe from any thread.
class WorkerPool {
  public:
    /// The pool's threads call `on_change`, without holding a lock, after a change of a task was stored. The
    /// arguments are borrowed until `stop`.
    WorkerPool(WorkQueue& queue, ItemProcessor& processor, const WorkerOptions& options,
               std::function<void(const std::string& task_id)> on_change);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Wakes idle workers: there may be work.
    void wake();
    /// Requests the stop of a task's running items.
    void stop_task(std::string_view task_id);
    /// Renews the leases now: another process may have cancelled a task.
    void check_leases();
    /// Stops running items at their next chunk, gives them back to the queue, and joins the threads.
    /// Idempotent.
    void stop();

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace storyflow::tasks
