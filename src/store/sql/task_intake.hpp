#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"
#include "tasks/task_store.hpp"

/// What a request for new work means beside the work that is active already, within a transaction of the
/// caller that holds `lock_intake`.
namespace storyflow::store::sql {

/// An item of another task that holds a segment which a new task asks for too.
struct ActiveItem {
    std::int64_t id = 0;
    std::string task_id;
    tasks::ItemState state = tasks::ItemState::queued;
    Lane lane;
    std::optional<std::int64_t> overridden_lock;
    bool is_cancelled = false;  ///< it still runs, but nothing will come of it
};

/// Two requests for one segment.
struct Joining {
    ActiveItem active;
    tasks::NewItem wanted;
};

/// What of a new task is really new.
struct TaskIntake {
    std::vector<tasks::NewItem> fresh;  ///< each segment once
    std::vector<Joining> joinings;
    bool must_wait = false;  ///< a segment still runs for a cancelled task
};

/// Whether some segment is no longer what the request was decided on, or gone. Else they all stay as they are
/// until the end of the transaction.
[[nodiscard]] bool is_outdated(Transaction& transaction, const tasks::NewTask& task);

/// Sorts the items of a task by whether another task has their segment queued, delayed or running already,
/// and locks the lanes in which they wait or will wait.
[[nodiscard]] TaskIntake take_in(Transaction& transaction, const tasks::NewTask& task);

/// Gives the items that wait already the higher of both priorities and the later permission to narrate a
/// locked segment. A delayed one is not tried sooner for it, but waits in the better lane once it is due.
void join(Transaction& transaction, const std::vector<Joining>& joinings, tasks::Priority priority,
          base::Timestamp now);

}  // namespace storyflow::store::sql
