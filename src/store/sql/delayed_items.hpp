#pragma once

#include <optional>

#include "base/clock.hpp"
#include "store/sql/transaction.hpp"

/// Items that wait until they are due, within a transaction of the caller.
namespace storyflow::store::sql {

/// Whether a delayed item is due at `now`.
[[nodiscard]] bool has_due_items(Transaction& transaction, base::Timestamp now);
/// Delayed items that are due at `now` wait again. They keep their number, and so their place in the lane.
void promote_due_items(Transaction& transaction, base::Timestamp now);

/// When the next delayed item is due.
[[nodiscard]] std::optional<base::Timestamp> next_due(Transaction& transaction);

}  // namespace storyflow::store::sql
