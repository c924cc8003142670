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

/// Background work of this process: one per process, the same object for every caller and thread. Tasks live
/// in the `TaskStore`; they are mirrored in memory, so that asking for a status never touches the database.
/// All methods are safe from any thread.
class TaskManager {
  public:
    static TaskManager& instance();

    TaskManager(const TaskManager&) = delete;
    TaskManager& operator=(const TaskManager&) = delete;

    /// Takes up what the store holds (unfinished work goes on at once) and starts the workers. The arguments
    /// are borrowed until `shutdown`. Throws `Error{conflict}` when it is running already.
    void start(TaskStore& store, WorkQueue& queue, ItemProcessor& processor,
               const TaskManagerOptions& options);

    /// Stores the task durably, then returns it (PENDING), or the active task that already does the same
    /// work.
    EnqueueResult submit_task(const NewTask& task);

    /// What is known of a task without copying its lists; nothing for an unknown or expired task.
    [[nodiscard]] std::optional<TaskHead> get_task_head(std::string_view task_id) const;
    /// A deep copy as of now; nothing for an unknown or expired task.
    [[nodiscard]] std::optional<TaskStatus> get_task_status(std::string_view task_id) const;
    /// Newest first.
    [[nodiscard]] TaskPage list_tasks(const TaskFilter& filter, std::size_t offset, std::size_t limit) const;
    [[nodiscard]] Outlook outlook(std::string_view task_id) const;
    /// How long all workers together take for so many characters, from the measured pace; nothing while
    /// unknown.
    [[nodiscard]] std::optional<double> seconds_for(std::int64_t characters) const;
    /// From the store; nothing for an unknown task.
    [[nodiscard]] std::optional<ItemPage> items(std::string_view task_id, std::int64_t offset,
                                                std::int64_t limit) const;

    /// Events since `after`; see `TaskEvents`. Nothing when the manager is not running.
    [[nodiscard]] std::unique_ptr<TaskEvents::Watch> watch(Watched watched,
                                                           std::optional<std::uint64_t> after,
                                                           std::function<void()> on_news) const;
    [[nodiscard]] std::uint64_t newest_event() const;

    /// Additions to the live record of a task, for work that reports more than its items' outcomes (those the
    /// manager records itself, behind the durable change). Unknown ids are ignored, and so are tasks that
    /// have ended: an end state never changes. What is added here is gone with the process.
    void update_task_progress(std::string_view task_id, std::int64_t current, std::int64_t total,
                              const std::optional<std::string>& current_segment_id = std::nullopt);
    void add_completed_segment(std::string_view task_id, const CompletedSegment& segment);
    void add_error(std::string_view task_id, const SegmentError& error);

    /// A waiting task ends CANCELLED at once, a running one after its current chunk; an ended one stays as it
    /// is. Returns whether the task exists.
    bool cancel_task(std::string_view task_id);
    [[nodiscard]] bool is_cancelled(std::string_view task_id) const;

    /// Forgets tasks that ended longer ago than the retention; returns how many. Also runs on every submit
    /// and by a timer.
    std::size_t cleanup_old_tasks();

    /// Another process that shares the database changed a task, or queued work.
    void notice_change(const std::string& task_id);
    void notice_work();

    /// Gives running items up at their next chunk (they go on after the next start), joins the workers and
    /// forgets everything in memory. Idempotent; afterwards `start` may be called again.
    void shutdown();

  private:
    TaskManager();
    ~TaskManager();

    /// Both return null when the manager is not running. What they return outlives a shutdown.
    [[nodiscard]] std::shared_ptr<TaskRuntime> running() const;
    [[nodiscard]] std::shared_ptr<LiveTasks> live_tasks() const;

    base::Locked<std::shared_ptr<TaskRuntime>> runtime_;
};

}  // namespace storyflow::tasks
