#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/postgres/transaction.hpp"

/// Rows of `queue_lanes` and the one row of `queue`, within a transaction of the caller.
///
/// The row of a lane is the lock of what is QUEUED or DELAYED in it. Everybody locks in this order and so
/// never waits in a circle: lanes, tasks, items, the queue.
namespace storyflow::store::postgres {

/// What one project has queued with one priority.
struct Lane {
    int priority = 0;
    std::string project_id;

    auto operator<=>(const Lane&) const = default;
};

/// Locks all lanes of these projects.
void lock_lanes(Transaction& transaction, const std::vector<std::string>& project_ids);
/// Locks the lane whose turn it is and that nobody else takes from at this moment; waits when all of its
/// priority are taken from. Without `suspects` a lane counts only for what else it has. Nothing when there is
/// none, or when what was there has just been taken.
[[nodiscard]] std::optional<Lane> lock_next_lane(Transaction& transaction, bool suspects);
/// Whether something is QUEUED (and, without `suspects`, no suspect).
[[nodiscard]] bool has_work(Transaction& transaction, bool suspects);

/// The lane must be locked. One that was empty joins the line at its end. Tells the others that there is
/// work.
void add_to_lane(Transaction& transaction, const Lane& lane, std::int64_t count);
void take_from_lane(Transaction& transaction, const Lane& lane, std::int64_t count);
/// Takes one, also off the length of the queue, and sends the lane to the end of the line.
void serve_lane(Transaction& transaction, const Lane& lane);
/// Lanes in which nothing waits are of no use.
void remove_empty_lanes(Transaction& transaction);

/// How many items are QUEUED or DELAYED, whatever their lane.
[[nodiscard]] std::int64_t queue_length(Transaction& transaction);
void add_to_queue_length(Transaction& transaction, std::int64_t change);

}  // namespace storyflow::store::postgres
