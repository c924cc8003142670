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
    std::string owner = "local";              ///< names this process to operators
    int workers = 1;                          ///< items narrated side by side
    std::chrono::milliseconds lease{15'000};  ///< renewed three times within this time
    /// How often idle workers look into the queue unasked; nothing when `wake` is always called.
    std::optional<std::chrono::milliseconds> poll_interval;
    std::chrono::milliseconds store_retry_delay{1'000};  ///< between tries while the store is unavailable
    RetryPolicy retries;
};

/// The threads that narrate: each claims an item, has it processed and stores how it ended; one more renews
/// the leases and stops work whose lease is lost or whose task was cancelled elsewhere. All methods are safe
/// from any thread.
class WorkerPool {
  public:
    /// `on_change` is called from the pool's threads, without a lock, after something about a task was
    /// stored. The arguments are borrowed until `stop`.
    WorkerPool(WorkQueue& queue, ItemProcessor& processor, const WorkerOptions& options,
               std::function<void(const std::string& task_id)> on_change);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// There may be work.
    void wake();
    /// Asks the running items of a task to give up.
    void stop_task(std::string_view task_id);
    /// Asks for the leases now: something may have been cancelled elsewhere.
    void check_leases();
    /// Gives running items up at their next chunk and back to the queue, and joins the threads. Idempotent.
    void stop();

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace storyflow::tasks
