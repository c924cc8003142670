#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/locked.hpp"
#include "tasks/item_processor.hpp"
#include "tasks/pace.hpp"
#include "tasks/task.hpp"
#include "tasks/task_events.hpp"
#include "tasks/task_manager_options.hpp"
#include "tasks/task_page.hpp"
#include "tasks/task_store.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::tasks {

class LiveTasks;
class TaskRuntime;

/// The background work of this process, a singleton. Tasks are stored in the `TaskStore` and mirrored in
/// memory, so that reading a status never touches the database. All methods are safe from any thread.
class TaskManager {
  public:
    static TaskManager& instance();

    TaskManager(const TaskManager&) = delete;
    TaskManager& operator=(const TaskManager&) = delete;

    /// Reads the store (unfinished work continues at once) and starts the workers. Borrows the arguments
    /// until `shutdown`. Throws `Error{conflict}` if it is running already.
    void start(TaskStore& store, WorkQueue& queue, ItemProcessor& processor,
               const TaskManagerOptions& options);

    /// Stores the task durably, then returns it (PENDING), or the active task that already does the same
    /// work.
    EnqueueResult submit_task(const NewTask& task);

    /// A task without its lists; std::nullopt for an unknown or expired task.
    [[nodiscard]] std::optional<TaskHead> get_task_head(std::string_view task_id) const;
    /// A deep copy of the current status; std::nullopt for an unknown or expired task.
    [[nodiscard]] std::optional<TaskStatus> get_task_status(std::string_view task_id) const;
    /// Newest first.
    [[nodiscard]] TaskPage list_tasks(const TaskFilter& filter, std::size_t offset, std::size_t limit) const;
    [[nodiscard]] Outlook outlook(std::string_view task_id) const;
    /// The time that all workers together need for so many characters at the measured pace; std::nullopt
    /// while the pace is unknown.
    [[nodiscard]] std::optional<double> seconds_for(std::int64_t characters) const;
    /// Read from the store; std::nullopt for an unknown task.
    [[nodiscard]] std::optional<ItemPage> items(std::string_view task_id, std::int64_t offset,
                                                std::int64_t limit) const;

    /// Events since `after`; see `TaskEvents`. Null if the manager is not running.
    [[nodiscard]] std::unique_ptr<TaskEvents::Watch> watch(Watched watched,
                                                           std::optional<std::uint64_t> after,
                                                           std::function<void()> on_news) const;
    [[nodiscard]] std::uint64_t newest_event() const;

    /// Additions to the live record of a task, for work that reports more than the outcomes of its items.
    /// (The manager records those itself, after they are stored.) Unknown ids and tasks that have ended are
    /// ignored: an end state never changes. Additions are not stored.
    void update_task_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                              const std::optional<std::string>& current_segment_id = std::nullopt);
    void add_completed_segment(std::string_view task_id, const CompletedSegment& segment);
    void add_error(std::string_view task_id, const SegmentError& error);

    /// Cancels a task: a waiting one ends CANCELLED at once, a running one after its current chunk, an ended
    /// one does not change. Returns whether the task exists.
    bool cancel_task(std::string_view task_id);
    [[nodiscard]] bool is_cancelled(std::string_view task_id) const;

    /// Removes tasks that ended longer ago than the retention; returns how many. Also runs on every submit
    /// and by a timer.
    std::size_t cleanup_old_tasks();

    /// Call it when another process that shares the database changed a task or queued work.
    void notice_change(const std::string& task_id);
    void notice_work();

    /// Stops running items at their next chunk (they continue after the next start), joins the workers and
    /// clears the memory. Idempotent; afterwards `start` may be called again.
    void shutdown();

  private:
    TaskManager();
    ~TaskManager();

    /// Both return null if the manager is not running. The returned object outlives a shutdown.
    [[nodiscard]] std::shared_ptr<TaskRuntime> running() const;
    [[nodiscard]] std::shared_ptr<LiveTasks> live_tasks() const;

    base::Locked<std::shared_ptr<TaskRuntime>> runtime_;
};

}  // namespace storyflow::tasks
