#include "store/postgres/running_items.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "store/postgres/announcements.hpp"
#include "store/postgres/task_rows.hpp"

namespace storyflow::store::postgres {

namespace {

using tasks::ItemState;

RunningItem read_item(Query& row) {
    RunningItem item;
    item.id = row.take<std::int64_t>();
    item.task_id = row.take<std::string>();
    item.lane.priority = row.take<int>();
    item.lane.project_id = row.take<std::string>();
    item.characters = row.take<std::int64_t>();
    item.cancel_requested = row.take<bool>();
    item.attempt = row.take<int>();
    item.failures = row.take<int>();
    item.crashes = row.take<int>();
    item.losses = row.take<int>();
    item.is_suspect = row.take<bool>();
    item.error = row.take<std::optional<std::string>>();
    return item;
}

/// Whose items are running: the tasks and their projects.
struct Holders {
    std::vector<std::string> tasks;
    std::vector<std::string> projects;
};

Holders holders_of_running(Transaction& transaction, base::Timestamp limit, std::string_view owner) {
    Query row(transaction, R"sql(
        SELECT DISTINCT task_id, project_id FROM task_items
        WHERE state = 'RUNNING' AND lease_until < $1 AND $2 IN ('', lease_owner)
    )sql",
              limit, owner);
    Holders holders;
    while (row.next()) {
        holders.tasks.push_back(row.take<std::string>());
        holders.projects.push_back(row.take<std::string>());
    }
    return holders;
}

/// Work that is not finished goes on later, unless its task is to be cancelled.
void go_on_later(RunningItem& item, ItemState state) {
    item.state = item.cancel_requested ? ItemState::cancelled : state;
    if (item.cancel_requested) item.error = std::nullopt;
}

/// What each outcome makes of the item.
struct OutcomeTaker {
    RunningItem& item;
    base::Timestamp now;

    void operator()(const tasks::CompletedSegment& completed) const {
        item.state = ItemState::done;
        item.completed = completed;
        item.error = std::nullopt;
    }
    void operator()(const tasks::ItemFailed& failed) const {
        item.state = ItemState::failed;
        item.error = failed.reason;
    }
    void operator()(const tasks::ItemCancelled&) const {
        item.state = ItemState::cancelled;
        item.error = std::nullopt;
    }
    void operator()(const tasks::ItemPostponed& postponed) const {
        ++item.failures;
        item.error = postponed.reason;
        go_on_later(item, ItemState::delayed);
        if (item.state == ItemState::delayed) item.not_before = now + postponed.delay;
    }
    void operator()(const tasks::ItemGivenBack&) const {
        --item.attempt;
        go_on_later(item, ItemState::queued);
    }
};

bool is_finished(const RunningItem& item) {
    return item.state == ItemState::done || item.state == ItemState::failed;
}

bool waits(const RunningItem& item) {
    return item.state == ItemState::queued || item.state == ItemState::delayed;
}

/// A reason may quote what some program said, whatever bytes these were; an outcome is never refused for
/// them.
std::optional<std::string> storable(const std::optional<std::string>& reason) {
    if (!reason || is_storable(*reason)) return reason;
    std::string ascii = *reason;
    std::ranges::replace_if(
        ascii, [](char c) { return c == '\0' || static_cast<unsigned char>(c) > '~'; }, '?');
    return ascii;
}

void write_item(Transaction& transaction, const RunningItem& item, base::Timestamp now) {
    std::optional<std::string> audio_url;
    std::optional<double> duration;
    if (item.completed) {
        audio_url = item.completed->audio_url;
        duration = item.completed->duration;
    }
    const auto finished_at = waits(item) ? std::nullopt : std::optional(now);
    transaction.run(R"sql(
        UPDATE task_items
        SET state = $1, attempt = $2, failures = $3, crashes = $4, losses = $5, is_suspect = $6,
            not_before = $7, lease_owner = NULL, lease_until = NULL, finished_at = $8, audio_url = $9,
            duration = $10, error = $11,
            finish_order = CASE WHEN $12
                               THEN (SELECT succeeded + failed FROM tasks WHERE tasks.id = task_id)
                           END
        WHERE id = $13
    )sql",
                    tasks::to_string(item.state), item.attempt, item.failures, item.crashes, item.losses,
                    item.is_suspect, item.not_before, finished_at, audio_url, duration, storable(item.error),
                    is_finished(item), item.id);
}

void count_in_task(Transaction& transaction, const RunningItem& item, base::Timestamp now) {
    transaction.run(R"sql(
        UPDATE tasks
        SET running = running - 1, waiting = waiting + $1, succeeded = succeeded + $2, failed = failed + $3,
            characters_done = characters_done + $4, version = version + 1, changed_at = $5
        WHERE id = $6
        RETURNING pg_notify($7, id)
    )sql",
                    int{waits(item)}, int{item.state == ItemState::done},
                    int{item.state == ItemState::failed}, is_finished(item) ? item.characters : 0, now,
                    item.task_id, task_channel);
}

}  // namespace

std::optional<RunningItem> lock_running(Transaction& transaction, std::int64_t item_id, std::int64_t lease) {
    Query row(transaction, R"sql(
        SELECT item.id, task_id, item.priority, item.project_id, item.characters, cancel_requested,
               attempt, failures, crashes, losses, is_suspect, error
        FROM task_items AS item JOIN tasks ON tasks.id = task_id
        WHERE item.id = $1 AND lease = $2 AND item.state = 'RUNNING'
        FOR UPDATE OF item
    )sql",
              item_id, lease);
    if (!row.next()) return std::nullopt;
    return read_item(row);
}

std::vector<RunningItem> lock_all_running(Transaction& transaction, const tasks::Orphans& which,
                                          base::Timestamp now) {
    const auto limit = which.lease_ran_out ? now : base::Timestamp::max();
    const Holders holders = holders_of_running(transaction, limit, which.owner);
    if (holders.tasks.empty()) return {};
    lock_lanes(transaction, holders.projects);
    lock_tasks(transaction, holders.tasks);
    Query row(transaction, R"sql(
        SELECT item.id, task_id, item.priority, item.project_id, item.characters, cancel_requested,
               attempt, failures, crashes, losses, is_suspect, error
        FROM task_items AS item JOIN tasks ON tasks.id = task_id
        WHERE item.state = 'RUNNING' AND lease_until < $1 AND task_id = ANY ($2::text[])
              AND $3 IN ('', lease_owner)
        ORDER BY item.id
        FOR UPDATE OF item SKIP LOCKED
    )sql",
              limit, holders.tasks, which.owner);
    std::vector<RunningItem> items;
    while (row.next())
        items.push_back(read_item(row));
    return items;
}

void end_by(RunningItem& item, const tasks::ItemOutcome& outcome, base::Timestamp now) {
    std::visit(OutcomeTaker{item, now}, outcome);
    // Back in the queue unfinished, it proved nothing.
    if (item.state != ItemState::queued) item.is_suspect = false;
}

void end_by_death(RunningItem& item, bool by_own_fault) {
    ++(by_own_fault ? item.crashes : item.losses);
    if (item.crashes >= tasks::most_crashes || item.crashes + item.losses >= tasks::most_deaths) {
        item.state = ItemState::failed;
        item.error = tasks::quarantine_reason;
    } else {
        go_on_later(item, ItemState::queued);
    }
    item.is_suspect = item.state == ItemState::queued;
}

void settle(Transaction& transaction, const RunningItem& item, base::Timestamp now) {
    write_item(transaction, item, now);
    count_in_task(transaction, item, now);
    end_if_nothing_left(transaction, item.task_id, now);
    if (item.state == ItemState::queued) add_to_lane(transaction, item.lane, 1);
    if (waits(item)) add_to_queue_length(transaction, 1);
}

}  // namespace storyflow::store::postgres
