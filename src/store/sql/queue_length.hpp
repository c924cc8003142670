#pragma once

#include <cstdint>

#include "store/sql/transaction.hpp"

/// The one row of `queue`, within the caller's transaction.
namespace storyflow::store::sql {

/// The number of items that are QUEUED or DELAYED, over all lanes.
[[nodiscard]] std::int64_t queue_length(Transaction& transaction);
void add_to_queue_length(Transaction& transaction, std::int64_t change);

}  // namespace storyflow::store::sql
