#pragma once

#include <optional>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"

/// Finds the lane whose turn it is, within the caller's transaction. The lock on a lane's row protects the
/// items that are QUEUED or DELAYED in it.
namespace storyflow::store::postgres {

/// Locks and returns the next lane in line that no other transaction has locked; waits when all lanes of its
/// priority are locked. Without `suspects`, suspect items do not count as waiting. Returns std::nullopt when
/// no lane has work, or when another transaction has just taken it.
[[nodiscard]] std::optional<sql::Lane> lock_next_lane(sql::Transaction& transaction, bool suspects);
/// Whether any item is QUEUED (without `suspects`: any that is not suspect).
[[nodiscard]] bool has_work(sql::Transaction& transaction, bool suspects);

}  // namespace storyflow::store::postgres
