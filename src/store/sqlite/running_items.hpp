#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/queue_lanes.hpp"
#include "tasks/work_queue.hpp"

/// Items that were handed out, and the way back, within a transaction of the caller.
namespace storyflow::store {

/// What of a row of `task_items` may change when its work ends.
struct RunningItem {
    std::int64_t id = 0;
    std::string task_id;
    Lane lane;
    std::int64_t characters = 0;
    bool cancel_requested = false;  ///< of its task

    tasks::ItemState state = tasks::ItemState::running;
    int attempt = 0;
    int failures = 0;
    int crashes = 0;
    int losses = 0;
    bool is_suspect = false;
    std::optional<base::Timestamp> not_before;
    std::optional<tasks::CompletedSegment> completed;
    std::optional<std::string> error;
};

/// Nothing when the lease is lost.
[[nodiscard]] std::optional<RunningItem> find_running(Connection& connection, std::int64_t item_id,
                                                      std::int64_t lease);
/// Those that nobody works on any more; the oldest leases first.
[[nodiscard]] std::vector<RunningItem> list_running(Connection& connection, const tasks::Orphans& which,
                                                    base::Timestamp now);

/// Gives the item the state in which its outcome leaves it.
void end_by(RunningItem& item, const tasks::ItemOutcome& outcome, base::Timestamp now);
/// Gives the item the state in which the death of its worker leaves it.
void end_by_death(RunningItem& item, bool by_own_fault);

/// Stores an item that runs no more, and what follows for its task and for the queue. The task gets its end
/// state when nothing of it is left.
void settle(Connection& connection, const RunningItem& item, base::Timestamp now);

}  // namespace storyflow::store
