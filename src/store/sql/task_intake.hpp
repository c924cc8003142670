#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"
#include "tasks/task_store.hpp"

/// Compares a request for new work with the active work, within a transaction of the caller that holds
/// `lock_intake`.
namespace storyflow::store::sql {

/// An active item of another task for a segment that a new task asks for, too.
struct ActiveItem {
    std::int64_t id = 0;
    std::string task_id;
    tasks::ItemState state = tasks::ItemState::queued;
    Lane lane;
    std::optional<std::int64_t> overridden_lock;
    bool is_cancelled = false;  ///< it still runs, but its result will be dropped
};

/// A new item and the active item of the same segment.
struct Joining {
    ActiveItem active;
    tasks::NewItem wanted;
};

/// The items of a new task, divided into new and joined ones.
struct TaskIntake {
    std::vector<tasks::NewItem> fresh;  ///< each segment once
    std::vector<Joining> joinings;
    bool must_wait = false;  ///< a segment is still running for a cancelled task
};

/// Whether a segment has changed since the request was decided, or is gone. If not, the segments are locked
/// against changes until the end of the transaction.
[[nodiscard]] bool is_outdated(Transaction& transaction, const tasks::NewTask& task);

/// Divides the items of a task by whether another task already has their segment QUEUED, DELAYED or RUNNING,
/// and locks the lanes of both.
[[nodiscard]] TaskIntake take_in(Transaction& transaction, const tasks::NewTask& task);

/// Gives waiting items the higher of both priorities and the later permission to narrate a locked segment. A
/// delayed item is not tried sooner, but goes to the better lane when it is due.
void join(Transaction& transaction, const std::vector<Joining>& joinings, tasks::Priority priority,
          base::Timestamp now);

}  // namespace storyflow::store::sql
