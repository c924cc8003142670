#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "tasks/task.hpp"

namespace storyflow::tasks {

/// One item handed to one worker.
struct ItemClaim {
    std::string task_id;
    std::string project_id;
    std::string segment_id;
    std::int64_t item_id = 0;
    int attempt = 1;  ///< 1 on the first try; grows when a crash interrupted the item
    Rendition rendition;
    std::optional<std::int64_t> overridden_lock;
};

struct ItemFailed {
    std::string reason;
};
/// Stopped because its task was cancelled.
struct ItemCancelled {};

/// How work on an item ended.
using ItemOutcome = std::variant<CompletedSegment, ItemFailed, ItemCancelled>;

/// What `enqueue` made of a new task.
struct EnqueueResult {
    TaskStatus status;    ///< the new task, or the active one that already holds everything asked for
    bool is_new = false;  ///< false: nothing was left to queue and `status` is a task that was there before
    std::int64_t added = 0;  ///< items queued by this call
    /// True: nothing was stored, because a segment is still running in a task that is being cancelled. It
    /// ends soon; ask again then.
    bool must_wait = false;
    std::int64_t already_active = 0;  ///< asked for, but already queued or running in another task
};

/// The durable queue behind the `TaskManager`, which is also the truth about every task. Each call is one
/// transaction, committed and synced before it returns; calls are safe from any thread. Throws
/// `base::Error{unavailable}` when the database cannot answer.
///
/// Items go QUEUED -> RUNNING -> DONE | FAILED | CANCELLED, or QUEUED -> CANCELLED. At most one queued or
/// running item exists per segment (a unique index, not a convention).
class TaskStore {
  public:
    virtual ~TaskStore() = default;

    /// Queues those items whose segments are not queued or running yet. When none is left and the task had
    /// any, no task is made: the active task that holds the last of them is returned. Items that wait in
    /// another task get the higher of both priorities. An item that still runs for a cancelled task is no
    /// work to join (`must_wait`). A task without items is stored as COMPLETED. Throws `Error{queue_full}`
    /// when more than `queue_limit` items would be waiting.
    virtual EnqueueResult enqueue(const NewTask& task, std::int64_t queue_limit, base::Timestamp now) = 0;

    /// Hands out the next queued item (interactive first, then oldest task, then order within it) and moves
    /// its task to PROCESSING.
    virtual std::optional<ItemClaim> claim_next(base::Timestamp now) = 0;

    /// Stores the outcome. When it was the last item the task gets its end state in the same transaction.
    /// Returns the task's state.
    virtual TaskState finish_item(const ItemClaim& claim, const ItemOutcome& outcome,
                                  base::Timestamp now) = 0;

    /// Marks the task as to be cancelled and cancels its queued items; without a running one it ends
    /// CANCELLED at once. A task in an end state does not change. Returns the state, nothing for an unknown
    /// task.
    virtual std::optional<TaskState> request_cancel(std::string_view task_id, base::Timestamp now) = 0;

    /// After a start: puts items that were running when the last process died back into the queue (those of
    /// tasks to be cancelled become cancelled) and returns every stored task, oldest first.
    virtual std::vector<TaskStatus> recover(base::Timestamp now) = 0;

    /// Deletes tasks that ended before `time`; returns their ids.
    virtual std::vector<std::string> remove_ended_before(base::Timestamp time) = 0;
};

}  // namespace storyflow::tasks
