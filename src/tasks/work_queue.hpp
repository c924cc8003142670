#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tasks/task.hpp"

namespace storyflow::tasks {

/// One item handed to one worker, who holds it as long as the lease is renewed in time. The lease number
/// grows each time an item is handed out (a fencing token): whoever comes with an older one comes too late.
struct ItemClaim {
    std::string task_id;
    std::string project_id;
    std::string segment_id;
    std::int64_t item_id = 0;
    std::int64_t lease = 0;
    int attempt = 1;   ///< 1 on the first try
    int failures = 0;  ///< tries that failed for a reason that may pass
    Rendition rendition;
    std::optional<std::int64_t> overridden_lock;

    bool operator==(const ItemClaim&) const = default;
};

struct ItemFailed {
    std::string reason;
    bool may_pass = false;  ///< worth another try later: a full disk, an engine that restarts
};
/// Stopped because its task was cancelled.
struct ItemCancelled {};
/// Failed for a reason that may pass; to be tried again after `delay`.
struct ItemPostponed {
    std::string reason;
    std::chrono::milliseconds delay{0};
};
/// Given up unfinished, because the process stops. This try does not count.
struct ItemGivenBack {};

/// How work on an item ended.
using ItemOutcome = std::variant<CompletedSegment, ItemFailed, ItemCancelled, ItemPostponed, ItemGivenBack>;

struct ClaimResult {
    std::optional<ItemClaim> claim;
    /// Without a claim: when the next delayed item is due, if there is one.
    std::optional<std::chrono::milliseconds> next_due;
};

enum class FinishResult {
    recorded,
    lease_lost,  ///< another has the item, or it is no longer there: the outcome was refused
};

/// What became of a lease.
enum class LeaseState { held, cancel_requested, lost };

/// Which running items nobody works on any more, and whether their process ended by its own fault. `owner` is
/// borrowed for the call that it is handed to.
struct Orphans {
    bool lease_ran_out = false;
    bool by_own_fault = false;
    std::string_view owner = {};  ///< only what this process held; empty: whoever held it

    /// The owner is dead, frozen or cut off.
    static const Orphans expired;
    /// All: this process is the only one of its database and has just started.
    static const Orphans all_lost;
    /// What a process held that is known to have crashed.
    static constexpr Orphans of_crashed(std::string_view owner) {
        return {.by_own_fault = true, .owner = owner};
    }
};
inline constexpr Orphans Orphans::expired{.lease_ran_out = true};
inline constexpr Orphans Orphans::all_lost{};

/// When an item is put aside for good, because its work seems to end the process: after so many crashes, or
/// so many deaths of any cause (a kill from outside is no fault of the item).
inline constexpr int most_crashes = 2;
inline constexpr int most_deaths = 5;
inline constexpr std::string_view quarantine_reason =
    "Narrating this segment ended the program again and again; it was put aside. Change its text or try "
    "another voice, then narrate it once more.";

/// The durable queue: the side of those who work. Each call is one transaction; `finish_item` is synced
/// before it returns, the others need not be (a claim that a power cut undoes is a claim that nobody has).
/// Calls are safe from any thread and from any process that shares the database. Times are the store's own.
/// Throws `base::Error{unavailable}` when the database cannot answer.
class WorkQueue {
  public:
    virtual ~WorkQueue() = default;

    /// Hands out the next waiting item and moves its task to PROCESSING. Interactive before batch; among
    /// equals the project that was served longest ago, so that none starves another; within a project the
    /// oldest request first, in its order. Delayed items wait again once they are due. Of the items that were
    /// running when a process died, only one is out at a time, so that the culprit stands alone.
    virtual ClaimResult claim_next(std::string_view owner, std::chrono::milliseconds lease) = 0;

    /// Extends the leases; answers for each claim in order. A lease that ran out can still be renewed when
    /// nobody else took the item.
    virtual std::vector<LeaseState> renew(const std::vector<ItemClaim>& claims,
                                          std::chrono::milliseconds lease) = 0;

    /// Stores the outcome. When it was the last item the task gets its end state in the same transaction.
    virtual FinishResult finish_item(const ItemClaim& claim, const ItemOutcome& outcome) = 0;

    /// Lets others have what nobody works on: back to the queue; CANCELLED when the task is to be cancelled;
    /// FAILED with `quarantine_reason` when it died too often. Returns the tasks that changed, each once.
    virtual std::vector<std::string> put_back(Orphans which) = 0;
};

}  // namespace storyflow::tasks
