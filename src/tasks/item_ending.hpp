#pragma once

#include <optional>
#include <string>

#include "tasks/work_queue.hpp"

/// For stores: the state of an item after the work on it has ended. Pure.
namespace storyflow::tasks {

/// The fields of a running item that may change when its work ends.
struct ItemRecord {
    ItemState state = ItemState::running;
    bool cancel_requested = false;  ///< for the item's task; never changed here
    int attempt = 0;
    int failures = 0;         ///< attempts that failed for a temporary reason
    int crashes = 0;          ///< attempts during which the process crashed
    int losses = 0;           ///< attempts during which the process was lost for another reason
    bool is_suspect = false;  ///< it was running when a process died and has not finished since
    std::optional<base::Timestamp> not_before;
    std::optional<CompletedSegment> completed;
    std::optional<std::string> error;

    bool operator==(const ItemRecord&) const = default;
};

/// DONE or FAILED: counts as finished in its task.
[[nodiscard]] bool is_finished(const ItemRecord& item);
/// QUEUED or DELAYED: counts in the length of the queue.
[[nodiscard]] bool waits(const ItemRecord& item);

/// Whether an item with this outcome may return to the queue.
[[nodiscard]] bool may_wait_again(const ItemOutcome& outcome);

/// Sets the state of a running item according to its outcome.
void end_by(ItemRecord& item, const ItemOutcome& outcome, base::Timestamp now);

/// Sets the state of a running item whose worker died: the item waits again as a suspect, or fails with
/// `quarantine_reason` after `most_crashes`, or after so many deaths of any cause.
void end_by_death(ItemRecord& item, bool by_own_fault, int deaths = most_deaths);

}  // namespace storyflow::tasks
