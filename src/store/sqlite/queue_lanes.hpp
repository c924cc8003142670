#pragma once

#include <cstdint>
#include <functional>

#include "store/sql/lane.hpp"
#include "store/sql/transaction.hpp"

/// Rows of `queue_lanes` and the one row of `queue`, within a transaction of the caller.
namespace storyflow::store::sqlite {

/// Shows `visit` the lanes in the order in which it is their turn, until it answers that it has found what it
/// looks for. It must not change them.
void find_in_lanes(sql::Transaction& transaction, const std::function<bool(const sql::Lane&)>& visit);

/// A lane that is new joins the line at its end.
void add_to_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count);
void take_from_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count);
/// Takes one, also off the length of the queue, and sends the lane to the end of the line.
void serve_lane(sql::Transaction& transaction, const sql::Lane& lane);

}  // namespace storyflow::store::sqlite
