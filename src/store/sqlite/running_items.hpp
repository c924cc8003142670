#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/queue_lanes.hpp"
#include "tasks/item_ending.hpp"

/// Items that were handed out, and the way back, within a transaction of the caller.
namespace storyflow::store {

/// An item whose work ends, and what has to be known of it for that.
struct RunningItem {
    std::int64_t id = 0;
    std::string task_id;
    Lane lane;
    std::int64_t characters = 0;
    tasks::ItemRecord record;
};

/// Nothing when the lease is lost.
[[nodiscard]] std::optional<RunningItem> find_running(Connection& connection, std::int64_t item_id,
                                                      std::int64_t lease);
/// Those that nobody works on any more; the oldest leases first.
[[nodiscard]] std::vector<RunningItem> list_running(Connection& connection, const tasks::Orphans& which,
                                                    base::Timestamp now);

/// Stores an item that runs no more, and what follows for its task and for the queue. The task gets its end
/// state when nothing of it is left.
void settle(Connection& connection, const RunningItem& item, base::Timestamp now);

}  // namespace storyflow::store
