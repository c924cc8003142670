#pragma once

#include <optional>

#include "base/clock.hpp"
#include "store/sql/transaction.hpp"

/// Items that are DELAYED until a time, within the caller's transaction.
namespace storyflow::store::sql {

/// Whether a delayed item is due at `now`.
[[nodiscard]] bool has_due_items(Transaction& transaction, base::Timestamp now);
/// Changes delayed items that are due at `now` to QUEUED. They keep their number, and so their position in
/// the lane.
void promote_due_items(Transaction& transaction, base::Timestamp now);

/// The time at which the next delayed item is due; std::nullopt if there is none.
[[nodiscard]] std::optional<base::Timestamp> next_due(Transaction& transaction);

}  // namespace storyflow::store::sql
