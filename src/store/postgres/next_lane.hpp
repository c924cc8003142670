#pragma once

#include <optional>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"

/// Whose turn it is, within a transaction of the caller. The row of a lane is the lock of what is QUEUED or
/// DELAYED in it.
namespace storyflow::store::postgres {

/// Locks the lane whose turn it is and that no other transaction takes from at this moment; waits when all of
/// its priority are taken from. Without `suspects` a lane counts only for what else it has. Returns
/// std::nullopt when there is none, or when what was there has just been taken.
[[nodiscard]] std::optional<sql::Lane> lock_next_lane(sql::Transaction& transaction, bool suspects);
/// Whether something is QUEUED (and, without `suspects`, no suspect).
[[nodiscard]] bool has_work(sql::Transaction& transaction, bool suspects);

}  // namespace storyflow::store::postgres
