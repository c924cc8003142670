#pragma once

#include <optional>
#include <stop_token>

#include "tasks/item_processor.hpp"
#include "tasks/retry_policy.hpp"
#include "tasks/running_items.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::tasks {

/// The result of one attempt at an item.
struct Attempt {
    ItemOutcome outcome;
    bool is_unfinished = false;  ///< the work was stopped, or failed for a temporary reason
};

/// Processes the item, unless it was stopped already. Exceptions become outcomes.
[[nodiscard]] Attempt attempt(ItemProcessor& processor, const ItemClaim& claim, const std::stop_token& stop);

/// The outcome to store: unfinished work of a cancelled task is CANCELLED, that of a stopping pool is given
/// back, and a temporary failure is postponed as long as the policy allows another attempt. std::nullopt if
/// the lease was lost, so that another worker has the item. Pure.
[[nodiscard]] std::optional<ItemOutcome> outcome_of(Attempt attempt, GiveUp why, const ItemClaim& claim,
                                                    const RetryPolicy& retries);

}  // namespace storyflow::tasks
