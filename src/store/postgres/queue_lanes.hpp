#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"

/// Rows of `queue_lanes`, within a transaction of the caller.
///
/// The row of a lane is the lock of what is QUEUED or DELAYED in it.
namespace storyflow::store::postgres {

/// Locks all lanes of these projects.
void lock_lanes(sql::Transaction& transaction, const std::vector<std::string>& project_ids);
/// Locks the lane whose turn it is and that nobody else takes from at this moment; waits when all of its
/// priority are taken from. Without `suspects` a lane counts only for what else it has. Nothing when there is
/// none, or when what was there has just been taken.
[[nodiscard]] std::optional<sql::Lane> lock_next_lane(sql::Transaction& transaction, bool suspects);
/// Whether something is QUEUED (and, without `suspects`, no suspect).
[[nodiscard]] bool has_work(sql::Transaction& transaction, bool suspects);

/// The lane must be locked. One that was empty joins the line at its end. Tells the others that there is
/// work.
void add_to_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count);
void take_from_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count);
/// Takes one, also off the length of the queue, and sends the lane to the end of the line.
void serve_lane(sql::Transaction& transaction, const sql::Lane& lane);
/// Lanes in which nothing waits are of no use.
void remove_empty_lanes(sql::Transaction& transaction);

}  // namespace storyflow::store::postgres
