#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"
#include "tasks/item_ending.hpp"

/// Items that were handed out, and the way back, within a transaction of the caller.
namespace storyflow::store::sql {

/// An item whose work ends, and what has to be known of it for that.
struct RunningItem {
    std::int64_t id = 0;
    std::string task_id;
    Lane lane;
    std::int64_t characters = 0;
    tasks::ItemRecord record;
};

/// Locks the item. Nothing when the lease is lost.
[[nodiscard]] std::optional<RunningItem> lock_running(Transaction& transaction, std::int64_t item_id,
                                                      std::int64_t lease);
/// Locks the items that no worker works on any more, with their tasks and lanes; oldest leases first. One
/// that is being renewed, published or finished right now is passed over: its worker lives.
[[nodiscard]] std::vector<RunningItem> lock_all_running(Transaction& transaction, const tasks::Orphans& which,
                                                        base::Timestamp now);

/// Stores an item that runs no more, and what follows for its task and for the queue: the task must be
/// locked, and the lanes of its project when the item may wait again. The task gets its end state when
/// nothing of it is left.
void store_outcome(Transaction& transaction, const RunningItem& item, base::Timestamp now);

}  // namespace storyflow::store::sql
