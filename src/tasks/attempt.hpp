#pragma once

#include <optional>
#include <stop_token>

#include "tasks/item_processor.hpp"
#include "tasks/retry_policy.hpp"
#include "tasks/running_items.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::tasks {

/// What came of one try at an item.
struct Attempt {
    ItemOutcome outcome;
    bool is_unfinished = false;  ///< it gave up, or failed for a reason that may pass
};

/// Has the item processed, unless it was stopped already. Whatever is thrown becomes an outcome.
[[nodiscard]] Attempt attempt(ItemProcessor& processor, const ItemClaim& claim, const std::stop_token& stop);

/// What the store is to be told: unfinished work of a cancelled task is CANCELLED, that of a pool that stops
/// is given back, and a failure that may pass is postponed as long as the policy grants another try. Nothing
/// when the item belongs to another by now. Pure.
[[nodiscard]] std::optional<ItemOutcome> outcome_of(Attempt attempt, GiveUp why, const ItemClaim& claim,
                                                    const RetryPolicy& retries);

}  // namespace storyflow::tasks
