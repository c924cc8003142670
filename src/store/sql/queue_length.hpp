#pragma once

#include <cstdint>

#include "store/sql/transaction.hpp"

/// The one row of `queue`, within a transaction of the caller.
namespace storyflow::store::sql {

/// How many items are QUEUED or DELAYED, whatever their lane.
[[nodiscard]] std::int64_t queue_length(Transaction& transaction);
void add_to_queue_length(Transaction& transaction, std::int64_t change);

}  // namespace storyflow::store::sql
