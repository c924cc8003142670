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
/// grows each time an item is handed out (a fencing token): calls with an older number are refused.
struct ItemClaim {
    std::string task_id;
    std::string project_id;
    std::string segment_id;
    std::int64_t item_id = 0;
    std::int64_t lease = 0;
    int attempt = 1;   ///< 1 on the first try
    int failures = 0;  ///< attempts that failed for a temporary reason
    Rendition rendition;
    std::optional<std::int64_t> overridden_lock;
    std::string request_id = {};  ///< of the request that started the task; empty if it is not known
    Work work{};

    bool operator==(const ItemClaim&) const = default;
};

/// The kinds of work that a process can do, each a word (`Work::kind`); std::nullopt: every kind.
using KindsOfWork = std::optional<std::vector<std::string>>;

struct ItemFailed {
    std::string reason;
    bool may_pass = false;  ///< the failure is temporary: a full disk, an engine that restarts
};
/// Stopped because its task was cancelled.
struct ItemCancelled {};
/// Failed for a temporary reason; to be tried again after `delay`.
struct ItemPostponed {
    std::string reason;
    std::chrono::milliseconds delay{0};
};
/// Stopped unfinished, because the process stops. This attempt does not count.
struct ItemGivenBack {};

/// How work on an item ended.
using ItemOutcome = std::variant<CompletedSegment, ItemFailed, ItemCancelled, ItemPostponed, ItemGivenBack>;

struct ClaimResult {
    std::optional<ItemClaim> claim;
    /// If no item was claimed: the time until the next delayed item is due; std::nullopt if there is none.
    std::optional<std::chrono::milliseconds> next_due;
};

enum class FinishResult {
    recorded,
    lease_lost,  ///< another worker has the item, or it is gone: the outcome was refused
};

/// The state of a lease after `renew`.
enum class LeaseState { held, cancel_requested, lost };

/// Selects running items that no process works on any more, and says whether their process crashed. `owner`
/// is borrowed for the call.
struct Orphans {
    bool lease_ran_out = false;
    bool by_own_fault = false;
    std::string_view owner = {};  ///< only items that this process held; empty: of any process

    /// Items whose lease has expired: the owner is dead, frozen or unreachable.
    static const Orphans expired;
    /// All running items: this process is the only one of its database and has just started.
    static const Orphans all_lost;
    /// The items of a process that is known to have crashed.
    static constexpr Orphans of_crashed(std::string_view owner) {
        return {.by_own_fault = true, .owner = owner};
    }
};
inline constexpr Orphans Orphans::expired{.lease_ran_out = true};
inline constexpr Orphans Orphans::all_lost{};

/// An item fails for good after so many crashes of its process, or so many deaths of any cause (a kill from
/// outside is not the item's fault): its work probably ends the process.
inline constexpr int most_crashes = 2;
inline constexpr int most_deaths = 5;
inline constexpr std::string_view quarantine_reason =
    "Narrating this segment ended the program again and again; it was put aside. Change its text or try "
    "another voice, then narrate it once more.";

/// The durable queue: the interface for workers. Each call is one transaction; `finish_item` is synced before
/// it returns. The others need not be: a claim that a power cut undoes is a claim that no process holds.
/// Calls are safe from any thread and from any process that shares the database. Times are those of the
/// store's clock. Throws `base::Error{unavailable}` if the database does not answer.
class WorkQueue {
  public:
    virtual ~WorkQueue() = default;

    /// Hands out the next waiting item of these kinds and moves its task to PROCESSING. Interactive items
    /// come before batch items; then the project that was served longest ago, so that no project starves;
    /// within a project the oldest request, in its order. Delayed items wait again once they are due. Of the
    /// items that were running when a process died (suspects), only one runs at a time, so that a further
    /// death identifies its cause.
    virtual ClaimResult claim_next(std::string_view owner, std::chrono::milliseconds lease,
                                   const KindsOfWork& kinds = {}) = 0;

    /// Extends the leases; returns the state for each claim in order. An expired lease can still be renewed
    /// if no other worker has taken the item.
    virtual std::vector<LeaseState> renew(const std::vector<ItemClaim>& claims,
                                          std::chrono::milliseconds lease) = 0;

    /// Stores the outcome. With the last item, the task gets its end state in the same transaction.
    virtual FinishResult finish_item(const ItemClaim& claim, const ItemOutcome& outcome) = 0;

    /// Ends the attempts of the selected items: they return to the queue, become CANCELLED if their task is
    /// to be cancelled, or FAILED with `quarantine_reason` after too many deaths. Returns the tasks that
    /// changed, each once.
    virtual std::vector<std::string> put_back(Orphans which) = 0;
};

}  // namespace storyflow::tasks
