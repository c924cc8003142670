#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "tasks/item_processor.hpp"
#include "tasks/task.hpp"
#include "tasks/task_store.hpp"

namespace storyflow::tasks {

struct TaskManagerOptions {
    int workers = 1;                       ///< items narrated side by side
    std::chrono::seconds retention{3600};  ///< how long an ended task can be asked for
    std::int64_t queue_limit =
        100'000;  ///< waiting items; beyond it `submit_task` throws `Error{queue_full}`
    std::chrono::milliseconds cleanup_interval{60'000};
    std::chrono::milliseconds store_retry_delay{1'000};  ///< between tries while the store is unavailable
};

/// Background work of this process: one per process, the same object for every caller and thread. Tasks live
/// in the `TaskStore`; live ones are mirrored in memory, so that asking for a status never touches the
/// database. All methods are safe from any thread.
class TaskManager {
  public:
    static TaskManager& instance();

    TaskManager(const TaskManager&) = delete;
    TaskManager& operator=(const TaskManager&) = delete;

    /// Takes up what the store holds (unfinished work goes on at once) and starts the workers. The arguments
    /// are borrowed until `shutdown`. Throws `Error{conflict}` when it is running already.
    void start(TaskStore& store, ItemProcessor& processor, const base::Clock& clock,
               const TaskManagerOptions& options);

    /// Stores the task durably, then returns it (PENDING), or the active task that already does the same
    /// work.
    EnqueueResult submit_task(const NewTask& task);

    /// A deep copy as of now; nothing for an unknown or expired task.
    [[nodiscard]] std::optional<TaskStatus> get_task_status(std::string_view task_id) const;

    /// Additions to the live record of a task, for work that reports more than its items' outcomes (those the
    /// manager records itself, behind the durable change). Unknown ids are ignored, and so are tasks that
    /// have ended: an end state never changes. What is added here is gone with the process.
    void update_task_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                              std::optional<std::string> current_segment_id = std::nullopt);
    void add_completed_segment(std::string_view task_id, CompletedSegment segment);
    void add_error(std::string_view task_id, SegmentError error);

    /// A waiting task ends CANCELLED at once, a running one after its current chunk; an ended one stays as it
    /// is. Returns whether the task exists.
    bool cancel_task(std::string_view task_id);
    [[nodiscard]] bool is_cancelled(std::string_view task_id) const;

    /// Forgets tasks that ended longer ago than the retention; returns how many. Also runs on every submit
    /// and by a timer.
    std::size_t cleanup_old_tasks();

    /// Gives running items up at their next chunk (they go on after the next start), joins the workers and
    /// forgets everything in memory. Idempotent; afterwards `start` may be called again.
    void shutdown();

  private:
    TaskManager();
    ~TaskManager();

    class Runtime;
    void change_live(std::string_view task_id, const std::function<void(TaskStatus&)>& change);
    [[nodiscard]] std::shared_ptr<Runtime> running() const;  ///< nothing when not started

    mutable std::mutex mutex_;
    std::shared_ptr<Runtime> runtime_;
};

}  // namespace storyflow::tasks
