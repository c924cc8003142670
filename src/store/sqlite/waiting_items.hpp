#pragma once

#include <cstdint>
#include <optional>

#include "store/sqlite/queue_lanes.hpp"

/// Items that nobody works on yet, within a transaction of the caller.
namespace storyflow::store {

/// The item that is to be handed out next, and its lane.
struct NextItem {
    std::int64_t id = 0;
    Lane lane;
};

/// Delayed items that are due at `now` wait again. They keep their number, and so their place in the lane.
void promote_due_items(Connection& connection, base::Timestamp now);

/// When the next delayed item is due.
[[nodiscard]] std::optional<base::Timestamp> next_due(Connection& connection);

/// The oldest item of the lane whose turn it is. While an item is running that ran before when a process
/// died, others of that kind are passed over, and so is a lane that has only such.
[[nodiscard]] std::optional<NextItem> find_next_item(Connection& connection);

}  // namespace storyflow::store
