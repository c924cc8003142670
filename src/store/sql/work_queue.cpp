#include "store/sql/work_queue.hpp"

#include <algorithm>
#include <utility>

#include "store/sql/announcements.hpp"
#include "store/sql/delayed_items.hpp"
#include "store/sql/dialect.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/render_status.hpp"
#include "store/sql/running_items.hpp"
#include "store/sql/task_rows.hpp"

namespace storyflow::store::sql {

namespace {

using std::chrono::milliseconds;
using tasks::ItemClaim;
using tasks::LeaseState;

/// How often a claim looks again when other workers were quicker, and the pause before the caller tries
/// again.
constexpr int most_looks = 50;
constexpr milliseconds pause_after_looks{20};

/// The claim without its rendition and request, which are stored with the task.
ItemClaim start_item(Transaction& transaction, std::int64_t item_id, std::string_view owner,
                     base::Timestamp lease_until, base::Timestamp now) {
    Query row(transaction, R"sql(
        UPDATE task_items
        SET state = 'RUNNING', attempt = attempt + 1, lease = greatest(lease + 1, CAST($1 AS BIGINT)),
            lease_owner = $2, lease_until = $3, claimed_at = $1
        WHERE id = $4
        RETURNING task_id, project_id, segment_id, id, lease, attempt, failures, overridden_lock
    )sql",
              now, owner, lease_until, item_id);
    row.next();
    return {
        .task_id = row.take<std::string>(),
        .project_id = row.take<std::string>(),
        .segment_id = row.take<std::string>(),
        .item_id = row.take<std::int64_t>(),
        .lease = row.take<std::int64_t>(),
        .attempt = row.take<int>(),
        .failures = row.take<int>(),
        .rendition = {},
        .overridden_lock = row.take<std::optional<std::int64_t>>(),
        .request_id = {},
    };
}

/// Adds to the claim what is stored with the task.
void start_task(Transaction& transaction, ItemClaim& claim, base::Timestamp now) {
    Query row(transaction, R"sql(
        UPDATE tasks
        SET state = 'PROCESSING', started_at = coalesce(started_at, $1), waiting = waiting - 1,
            running = running + 1, current_segment_id = $2, version = version + 1, changed_at = $1
        WHERE id = $3
        RETURNING engine, voice, speed, request_id, kind, work_order, pg_notify($4, id)
    )sql",
              now, claim.segment_id, claim.task_id, task_channel);
    row.next();
    claim.rendition.engine = row.take<std::string>();
    claim.rendition.voice = row.take<std::string>();
    claim.rendition.speed = row.take<double>();
    claim.request_id = row.take<std::string>();
    claim.work.kind = row.take<std::string>();
    claim.work.order = row.take<std::string>();
}

ItemClaim hand_out(Transaction& transaction, const NextItem& next, std::string_view owner, milliseconds lease,
                   base::Timestamp now) {
    ItemClaim claim = start_item(transaction, next.id, owner, now + lease, now);
    start_task(transaction, claim, now);
    transaction.dialect().serve_lane(transaction, next.lane);
    return claim;
}

/// Rounded up, so that the item is due after this time.
std::optional<milliseconds> time_until_next_due(Transaction& transaction, base::Timestamp now) {
    const auto due = next_due(transaction);
    if (!due) return std::nullopt;
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(*due - now));
}

/// The result of one look into the queue.
struct Look {
    tasks::ClaimResult result;
    bool items_are_due = false;
    bool others_were_quicker = false;
};

Look look(Transaction& transaction, std::string_view owner, milliseconds lease,
          const tasks::KindsOfWork& kinds) {
    Look look;
    const auto now = transaction.now();
    look.items_are_due = has_due_items(transaction, now);
    if (look.items_are_due) return look;
    // Of the suspects only one runs at a time, so that a further death tells which of them is its cause.
    const Claimable which{.suspects = !a_suspect_is_running(transaction), .kinds = kinds};
    Dialect& dialect = transaction.dialect();
    if (const auto next = dialect.find_next_item(transaction, which)) {
        look.result.claim = hand_out(transaction, *next, owner, lease, now);
    } else if (dialect.has_claimable_item(transaction, which)) {
        look.others_were_quicker = true;
    } else {
        look.result.next_due = time_until_next_due(transaction, now);
    }
    return look;
}

LeaseState renew_one(Transaction& transaction, const ItemClaim& claim, base::Timestamp lease_until) {
    const auto renewed = transaction.run(R"sql(
        UPDATE task_items SET lease_until = $1 WHERE id = $2 AND lease = $3 AND state = 'RUNNING'
    )sql",
                                         lease_until, claim.item_id, claim.lease);
    if (renewed == 0) return LeaseState::lost;
    Query row(transaction, "SELECT cancel_requested FROM tasks WHERE id = $1", claim.task_id);
    return row.next() && row.take<bool>() ? LeaseState::cancel_requested : LeaseState::held;
}

/// Indices of the claims in the order of their items: transactions lock several items in this order.
std::vector<std::size_t> places_by_item(const std::vector<ItemClaim>& claims) {
    std::vector<std::size_t> places(claims.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = i;
    std::ranges::sort(places, {}, [&](std::size_t place) { return claims[place].item_id; });
    return places;
}

}  // namespace

tasks::ClaimResult WorkQueue::claim_next(std::string_view owner, milliseconds lease,
                                         const tasks::KindsOfWork& kinds) {
    for (int looks = 0; looks < most_looks; ++looks) {
        const Look found = database_.write_unsynced(
            [&](Transaction& transaction) { return look(transaction, owner, lease, kinds); });
        if (found.items_are_due) {
            database_.write_unsynced(
                [](Transaction& transaction) { promote_due_items(transaction, transaction.now()); });
        } else if (!found.others_were_quicker) {
            return found.result;
        }
    }
    return {.claim = {}, .next_due = pause_after_looks};
}

std::vector<LeaseState> WorkQueue::renew(const std::vector<ItemClaim>& claims, milliseconds lease) {
    if (claims.empty()) return {};
    return database_.write_unsynced_even_if_full([&](Transaction& transaction) {
        const auto lease_until = transaction.now() + lease;
        std::vector<LeaseState> states(claims.size());
        for (const std::size_t place : places_by_item(claims))
            states[place] = renew_one(transaction, claims[place], lease_until);
        return states;
    });
}

tasks::FinishResult WorkQueue::finish_item(const ItemClaim& claim, const tasks::ItemOutcome& outcome) {
    return database_.write_even_if_full([&](Transaction& transaction) {
        if (is_render(claim.work.kind)) lock_project(transaction, claim.project_id);
        if (tasks::may_wait_again(outcome)) transaction.dialect().lock_lanes(transaction, {claim.project_id});
        lock_task(transaction, claim.task_id);
        auto item = lock_running(transaction, claim.item_id, claim.lease);
        if (!item) return tasks::FinishResult::lease_lost;
        const auto now = transaction.now();
        tasks::end_by(item->record, outcome, now);
        store_outcome(transaction, *item, now);
        return tasks::FinishResult::recorded;
    });
}

std::vector<std::string> WorkQueue::put_back(tasks::Orphans which) {
    return database_.write_even_if_full([&](Transaction& transaction) {
        const auto now = transaction.now();
        std::vector<std::string> changed;
        for (RunningItem& item : lock_all_running(transaction, which, now)) {
            if (is_render(item.kind)) {
                end_render_by_death(item.record, which.by_own_fault);
            } else {
                tasks::end_by_death(item.record, which.by_own_fault);
            }
            store_outcome(transaction, item, now);
            if (std::ranges::find(changed, item.task_id) == changed.end()) changed.push_back(item.task_id);
        }
        return changed;
    });
}

}  // namespace storyflow::store::sql
