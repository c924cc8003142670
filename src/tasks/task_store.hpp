#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "tasks/task.hpp"

namespace storyflow::tasks {

/// What `enqueue` made of a new task.
struct EnqueueResult {
    TaskStatus status;    ///< the new task, or the active one that already holds everything asked for
    bool is_new = false;  ///< false: nothing was left to queue and `status` is a task that was there before
    bool is_repeated = false;  ///< the request key was known: `status` is the task that it led to
    std::int64_t added = 0;    ///< items queued by this call
    /// True: nothing was stored, because a segment is still running in a task that is being cancelled. It
    /// ends soon; ask again then.
    bool must_wait = false;
    /// True: nothing was stored, because a segment is no longer what the request was decided on. Decide anew.
    bool is_outdated = false;
    std::int64_t already_active = 0;  ///< asked for, but already queued or running in another task
};

/// A request key came back with another request.
class RequestKeyReused final : public base::Error {
  public:
    RequestKeyReused()
        : Error(base::ErrorKind::conflict, "This Idempotency-Key was used for a different request.") {}
};

/// How one item of a task ended, and what it cost.
struct FinishedItem {
    std::string segment_id;
    std::optional<CompletedSegment> completed;  ///< else it failed, with `error`
    std::string error;
    std::int64_t characters = 0;
    double seconds = 0.0;  ///< from claim to end
};

/// What changed of a task since a reader last looked.
struct TaskDelta {
    TaskStatus head;  ///< without `completed_segments` and `errors`
    std::vector<FinishedItem>
        finished;  ///< those behind the first `known_finished`, in the order of their ends
};

/// The durable truth about every task: the side of those who ask for work and watch it. Each call is one
/// transaction, committed and synced before it returns; calls are safe from any thread. Times are the
/// store's own. Throws `base::Error{unavailable}` when the database cannot answer.
///
/// Items go QUEUED -> RUNNING -> DONE | FAILED | CANCELLED; from RUNNING also back to QUEUED (given back, or
/// its worker died) or to DELAYED, from there to QUEUED again; QUEUED and DELAYED may become CANCELLED. At
/// most one queued, delayed or running item exists per segment (a unique index, not a convention). A task in
/// an end state never changes again. Every change of a task raises its `version`.
class TaskStore {
  public:
    virtual ~TaskStore() = default;

    /// Queues those items whose segments are not queued or running yet. When none is left and the task had
    /// any, no task is made: the active task that holds the last of them is returned. Items that wait in
    /// another task get the higher of both priorities. An item that still runs for a cancelled task is no
    /// work to join (`must_wait`); a segment that is gone, or another than `decided_on` says, makes the whole
    /// request void (`is_outdated`). A known request key returns its task (`is_repeated`), whatever the
    /// items, or throws `RequestKeyReused`; keys are forgotten with their tasks. A task without items is
    /// stored as COMPLETED. Throws like `require_room` when more than `queue_limit` items would be waiting.
    virtual EnqueueResult enqueue(const NewTask& task, std::int64_t queue_limit) = 0;

    /// Marks the task as to be cancelled and cancels its waiting items; without a running one it ends
    /// CANCELLED at once. A task in an end state does not change. Returns the state, nothing for an unknown
    /// task.
    virtual std::optional<TaskState> request_cancel(std::string_view task_id) = 0;

    /// Nothing for an unknown task.
    [[nodiscard]] virtual std::optional<TaskDelta> find(std::string_view task_id,
                                                        std::size_t known_finished = 0) = 0;

    /// The ids of all tasks, or of those that changed within the last `age`, in the order of submission.
    [[nodiscard]] virtual std::vector<std::string> list(std::optional<std::chrono::seconds> age = {}) = 0;

    /// Nothing for an unknown task. In the order in which they were asked for.
    [[nodiscard]] virtual std::optional<ItemPage> items(std::string_view task_id, std::int64_t offset,
                                                        std::int64_t limit) = 0;

    /// Deletes tasks that ended longer ago than `retention`; returns their ids.
    virtual std::vector<std::string> remove_ended(std::chrono::seconds retention) = 0;
};

/// The whole status of a task.
[[nodiscard]] std::optional<TaskStatus> find_status(TaskStore& store, std::string_view task_id);

}  // namespace storyflow::tasks
