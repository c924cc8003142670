#include "store/sqlite/work_queue.hpp"

#include <algorithm>

#include "store/sqlite/running_items.hpp"
#include "store/sqlite/waiting_items.hpp"

namespace storyflow::store {

namespace {

using std::chrono::milliseconds;
using tasks::ItemClaim;
using tasks::LeaseState;

/// The claim without its rendition, which belongs to the task.
ItemClaim start_item(Connection& connection, std::int64_t item_id, std::string_view owner,
                     base::Timestamp lease_until, base::Timestamp now) {
    Query row(connection, R"sql(
        UPDATE task_items
        SET state = 'RUNNING', attempt = attempt + 1, lease = lease + 1, lease_owner = ?, lease_until = ?,
            claimed_at = ?
        WHERE id = ?
        RETURNING task_id, project_id, segment_id, id, lease, attempt, failures, overridden_lock
    )sql",
              owner, lease_until, now, item_id);
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
    };
}

tasks::Rendition start_task(Connection& connection, const ItemClaim& claim, base::Timestamp now) {
    Query row(connection, R"sql(
        UPDATE tasks
        SET state = 'PROCESSING', started_at = coalesce(started_at, ?1), waiting = waiting - 1,
            running = running + 1, current_segment_id = ?2, version = version + 1, changed_at = ?1
        WHERE id = ?3
        RETURNING engine, voice, speed
    )sql",
              now, claim.segment_id, claim.task_id);
    row.next();
    return {.engine = row.take<std::string>(), .voice = row.take<std::string>(), .speed = row.take<double>()};
}

ItemClaim hand_out(Connection& connection, const NextItem& next, std::string_view owner, milliseconds lease,
                   base::Timestamp now) {
    ItemClaim claim = start_item(connection, next.id, owner, now + lease, now);
    claim.rendition = start_task(connection, claim, now);
    serve_lane(connection, next.lane);
    add_to_queue_length(connection, -1);
    return claim;
}

/// Rounded up, so that it is due after this time.
std::optional<milliseconds> time_until_next_due(Connection& connection, base::Timestamp now) {
    const auto due = next_due(connection);
    if (!due) return std::nullopt;
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(*due - now));
}

bool extend(Connection& connection, const ItemClaim& claim, base::Timestamp lease_until) {
    return connection.run(
               "UPDATE task_items SET lease_until = ? WHERE id = ? AND lease = ? AND state = 'RUNNING'",
               lease_until, claim.item_id, claim.lease) > 0;
}

LeaseState renew_one(Connection& connection, const ItemClaim& claim, base::Timestamp lease_until) {
    if (!extend(connection, claim, lease_until)) return LeaseState::lost;
    const bool is_cancelled =
        Query(connection, "SELECT 1 FROM tasks WHERE id = ? AND cancel_requested = 1", claim.task_id).next();
    return is_cancelled ? LeaseState::cancel_requested : LeaseState::held;
}

}  // namespace

tasks::ClaimResult SqliteWorkQueue::claim_next(std::string_view owner, milliseconds lease) {
    return database_.write_unsynced([&](Connection& connection) {
        const auto now = clock_.now();
        promote_due_items(connection, now);
        tasks::ClaimResult result;
        if (const auto next = find_next_item(connection)) {
            result.claim = hand_out(connection, *next, owner, lease, now);
        } else {
            result.next_due = time_until_next_due(connection, now);
        }
        return result;
    });
}

std::vector<LeaseState> SqliteWorkQueue::renew(const std::vector<ItemClaim>& claims, milliseconds lease) {
    if (claims.empty()) return {};
    return database_.write_unsynced_even_if_full([&](Connection& connection) {
        const auto lease_until = clock_.now() + lease;
        std::vector<LeaseState> states;
        states.reserve(claims.size());
        for (const ItemClaim& claim : claims)
            states.push_back(renew_one(connection, claim, lease_until));
        return states;
    });
}

tasks::FinishResult SqliteWorkQueue::finish_item(const ItemClaim& claim, const tasks::ItemOutcome& outcome) {
    return database_.write_even_if_full([&](Connection& connection) {
        auto item = find_running(connection, claim.item_id, claim.lease);
        if (!item) return tasks::FinishResult::lease_lost;
        const auto now = clock_.now();
        tasks::end_by(item->record, outcome, now);
        settle(connection, *item, now);
        return tasks::FinishResult::recorded;
    });
}

std::vector<std::string> SqliteWorkQueue::put_back(tasks::Orphans which) {
    return database_.write_even_if_full([&](Connection& connection) {
        const auto now = clock_.now();
        std::vector<std::string> changed;
        for (RunningItem& item : list_running(connection, which, now)) {
            tasks::end_by_death(item.record, which.by_own_fault);
            settle(connection, item, now);
            if (std::ranges::find(changed, item.task_id) == changed.end()) changed.push_back(item.task_id);
        }
        return changed;
    });
}

}  // namespace storyflow::store
