#pragma once

#include <optional>
#include <string_view>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"

/// Finds the lane whose turn it is, within the caller's transaction. The lock on a lane's row protects the
/// items that are QUEUED or DELAYED in it.
namespace storyflow::store::postgres {

/// The condition in SQL that `item`, a row of `task_items`, is QUEUED and claimable: $1 is `suspects`, $2 the
/// array of `kinds`. It looks up the kind of one item at a time: PostgreSQL could read all tasks for a join.
inline constexpr std::string_view is_claimable = R"sql(
    item.state = 'QUEUED' AND ($1 OR NOT item.is_suspect)
    AND ($2::text[] IS NULL OR (SELECT kind FROM tasks WHERE tasks.id = item.task_id) = ANY ($2::text[]))
)sql";

/// Locks and returns the next lane in line that no other transaction has locked; waits when all lanes of its
/// priority are locked. Lanes without claimable items are skipped. Returns std::nullopt when no lane has a
/// claimable item, or when another transaction has just taken it.
[[nodiscard]] std::optional<sql::Lane> lock_next_lane(sql::Transaction& transaction,
                                                      const sql::Claimable& which = {});
/// Whether any item is claimable.
[[nodiscard]] bool has_work(sql::Transaction& transaction, const sql::Claimable& which);

}  // namespace storyflow::store::postgres
