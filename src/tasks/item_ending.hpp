#pragma once

#include <optional>
#include <string>

#include "tasks/work_queue.hpp"

/// For stores: what becomes of an item when the work on it ends. Pure.
namespace storyflow::tasks {

/// What of a running item may change when its work ends.
struct ItemRecord {
    ItemState state = ItemState::running;
    bool cancel_requested = false;  ///< for its task; never changed here
    int attempt = 0;
    int failures = 0;         ///< tries that failed for a reason that may pass
    int crashes = 0;          ///< tries during which the process ended by its own fault
    int losses = 0;           ///< tries during which the process was lost for another reason
    bool is_suspect = false;  ///< it ran when a process died and has proved nothing since
    std::optional<base::Timestamp> not_before;
    std::optional<CompletedSegment> completed;
    std::optional<std::string> error;

    bool operator==(const ItemRecord&) const = default;
};

/// DONE or FAILED: counts as finished in its task.
[[nodiscard]] bool is_finished(const ItemRecord& item);
/// QUEUED or DELAYED: counts in the length of the queue.
[[nodiscard]] bool waits(const ItemRecord& item);

/// Whether an item with this outcome may go back into the queue.
[[nodiscard]] bool may_wait_again(const ItemOutcome& outcome);

/// Gives a running item the state in which its outcome leaves it.
void end_by(ItemRecord& item, const ItemOutcome& outcome, base::Timestamp now);

/// Gives a running item the state in which the death of its worker leaves it: the item waits again as a
/// suspect, or is put aside with `quarantine_reason` after `most_crashes` or `most_deaths`.
void end_by_death(ItemRecord& item, bool by_own_fault);

}  // namespace storyflow::tasks
