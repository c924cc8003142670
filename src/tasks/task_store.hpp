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

/// The result of `enqueue`.
struct EnqueueResult {
    TaskStatus status;    ///< the new task, or the active one that already contains all requested segments
    bool is_new = false;  ///< false: nothing was queued and `status` is an existing task
    bool is_repeated = false;  ///< the request key was known: `status` is the first request's task
    std::int64_t added = 0;    ///< items queued by this call
    /// True if nothing was stored because a segment is still running for a task that is being cancelled. That
    /// ends soon; call again then.
    bool must_wait = false;
    /// True if nothing was stored because a segment has changed since the decision. Decide again.
    bool is_outdated = false;
    std::int64_t already_active = 0;  ///< requested, but already queued or running in another task
};

/// A request key was used again for a different request.
class RequestKeyReused final : public base::Error {
  public:
    RequestKeyReused()
        : Error(base::ErrorKind::conflict, "This Idempotency-Key was used for a different request.") {}
};

/// How one item of a task ended, and how long it took.
struct FinishedItem {
    std::string segment_id;
    std::optional<CompletedSegment> completed;  ///< std::nullopt: it failed, with `error`
    std::string error;
    std::int64_t characters = 0;
    double seconds = 0.0;  ///< from claim to end
};

/// The changes of a task since a reader last looked.
struct TaskDelta {
    TaskStatus head;                     ///< without `completed_segments` and `errors`
    std::vector<FinishedItem> finished;  ///< all but the first `known_finished`, in the order of their ends
};

/// The durable state of all tasks: the interface for clients of tasks. (Workers use `WorkQueue`.) Each call
/// is one transaction, committed and synced before it returns; calls are safe from any thread. Times are
/// those of the store's clock. Throws `base::Error{unavailable}` if the database does not answer.
///
/// Items go QUEUED -> RUNNING -> DONE | FAILED | CANCELLED; from RUNNING also back to QUEUED (given back, or
/// the worker died) or to DELAYED, and from there to QUEUED again; QUEUED and DELAYED may become CANCELLED. A
/// unique index ensures that at most one queued, delayed or running item exists per segment. A task in an end
/// state never changes again. Every change of a task raises its `version`.
class TaskStore {
  public:
    virtual ~TaskStore() = default;

    /// Queues the items whose segments are not queued or running yet. If none is left although the task had
    /// items, no task is made and the active task that holds the last of them is returned. Items that wait in
    /// another task get the higher of both priorities. If an item is still running for a cancelled task,
    /// nothing is stored (`must_wait`); if a segment is gone or differs from `decided_on`, nothing is stored
    /// either (`is_outdated`). A known request key returns its task (`is_repeated`), whatever the items, or
    /// throws `RequestKeyReused`; keys are removed with their tasks. A task without items is stored as
    /// COMPLETED. Throws like `require_room` if more than `queue_limit` items would be waiting.
    virtual EnqueueResult enqueue(const NewTask& task, std::int64_t queue_limit) = 0;

    /// Marks the task as to be cancelled and cancels its waiting items; if no item is running, the task ends
    /// CANCELLED at once. A task in an end state does not change. Returns the state; std::nullopt for an
    /// unknown task.
    virtual std::optional<TaskState> request_cancel(std::string_view task_id) = 0;

    /// std::nullopt for an unknown task.
    [[nodiscard]] virtual std::optional<TaskDelta> find(std::string_view task_id,
                                                        std::size_t known_finished = 0) = 0;

    /// The ids of all tasks, or of those that changed within the last `age`, in the order of submission.
    [[nodiscard]] virtual std::vector<std::string> list(std::optional<std::chrono::seconds> age = {}) = 0;

    /// In the order of the request; std::nullopt for an unknown task.
    [[nodiscard]] virtual std::optional<ItemPage> items(std::string_view task_id, std::int64_t offset,
                                                        std::int64_t limit) = 0;

    /// Deletes tasks that ended longer ago than `retention`; returns their ids.
    virtual std::vector<std::string> remove_ended(std::chrono::seconds retention) = 0;
};

/// The whole status of a task.
[[nodiscard]] std::optional<TaskStatus> find_status(TaskStore& store, std::string_view task_id);

}  // namespace storyflow::tasks
