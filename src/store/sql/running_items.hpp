#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"
#include "tasks/item_ending.hpp"

/// Items that are RUNNING and how they end, within the caller's transaction.
namespace storyflow::store::sql {

/// An item whose work ends, with the columns that this needs.
struct RunningItem {
    std::int64_t id = 0;
    std::string task_id;
    Lane lane;
    std::int64_t characters = 0;
    std::string kind;  ///< of the task's work
    tasks::ItemRecord record;
};

/// Whether an item is running that was running when a process died, before this attempt.
[[nodiscard]] bool a_suspect_is_running(Transaction& transaction);

/// Locks the item. Returns std::nullopt when the lease is lost.
[[nodiscard]] std::optional<RunningItem> lock_running(Transaction& transaction, std::int64_t item_id,
                                                      std::int64_t lease);
/// Locks the items whose worker is gone, with their tasks and lanes; oldest leases first. Skips an item that
/// is being renewed, published or finished at this moment: its worker is alive.
[[nodiscard]] std::vector<RunningItem> lock_all_running(Transaction& transaction, const tasks::Orphans& which,
                                                        base::Timestamp now);

/// Stores an item that is not running any more, and updates its task and the queue. The task must be locked,
/// and so must the lanes of its project if the item may wait again. The task gets its end state when no item
/// of it is left.
void store_outcome(Transaction& transaction, const RunningItem& item, base::Timestamp now);

}  // namespace storyflow::store::sql
