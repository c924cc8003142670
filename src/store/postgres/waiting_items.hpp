#pragma once

#include <cstdint>
#include <optional>

#include "store/postgres/queue_lanes.hpp"

/// Items that nobody works on yet, within a transaction of the caller.
namespace storyflow::store::postgres {

/// The item that is to be handed out next, and its lane, which is locked.
struct NextItem {
    std::int64_t id = 0;
    Lane lane;
};

/// Whether a delayed item is due at `now`.
[[nodiscard]] bool has_due_items(Transaction& transaction, base::Timestamp now);
/// Delayed items that are due at `now` wait again. They keep their number, and so their place in the lane.
void promote_due_items(Transaction& transaction, base::Timestamp now);

/// When the next delayed item is due.
[[nodiscard]] std::optional<base::Timestamp> next_due(Transaction& transaction);

/// The oldest item of the lane whose turn it is. While an item is running that ran before when a process
/// died, others of that kind are passed over, and so is a lane that has only such. Nothing also when others
/// have just taken what was there; then `has_claimable_item` may say that it is worth looking again.
[[nodiscard]] std::optional<NextItem> find_next_item(Transaction& transaction);
[[nodiscard]] bool has_claimable_item(Transaction& transaction);

}  // namespace storyflow::store::postgres
