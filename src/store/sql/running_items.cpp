#include "store/sql/running_items.hpp"

#include <set>
#include <utility>

#include "store/sql/announcements.hpp"
#include "store/sql/dialect.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/queue_length.hpp"
#include "store/sql/render_status.hpp"
#include "store/sql/storable_text.hpp"
#include "store/sql/task_rows.hpp"

namespace storyflow::store::sql {

namespace {

using tasks::ItemState;

RunningItem read_item(Query& row) {
    RunningItem item;
    item.id = row.take<std::int64_t>();
    item.task_id = row.take<std::string>();
    item.lane = read_lane(row);
    item.characters = row.take<std::int64_t>();
    item.kind = row.take<std::string>();
    item.record.cancel_requested = row.take<bool>();
    item.record.attempt = row.take<int>();
    item.record.failures = row.take<int>();
    item.record.crashes = row.take<int>();
    item.record.losses = row.take<int>();
    item.record.is_suspect = row.take<bool>();
    item.record.error = row.take<std::optional<std::string>>();
    return item;
}

/// The tasks of the running items, and the projects of these tasks.
struct Holders {
    std::set<std::string> tasks;
    std::vector<std::string> projects;
    std::set<std::string> rendered;  ///< projects whose status follows one of the tasks
};

Holders holders_of_running(Transaction& transaction, base::Timestamp limit, std::string_view owner) {
    // Without a join: PostgreSQL would read all tasks for it before it knows how many there are.
    Query row(transaction, R"sql(
        SELECT DISTINCT task_id, project_id, (SELECT kind FROM tasks WHERE tasks.id = task_id)
        FROM task_items
        WHERE state = 'RUNNING' AND lease_until < $1 AND $2 IN ('', lease_owner)
    )sql",
              limit, owner);
    Holders holders;
    while (row.next()) {
        holders.tasks.insert(row.take<std::string>());
        holders.projects.push_back(row.take<std::string>());
        if (is_render(row.take<std::string>())) holders.rendered.insert(holders.projects.back());
    }
    return holders;
}

void write_item(Transaction& transaction, const RunningItem& item, base::Timestamp now) {
    std::optional<std::string> audio_url;
    std::optional<double> duration;
    if (item.record.completed) {
        audio_url = item.record.completed->audio_url;
        duration = item.record.completed->duration;
    }
    std::optional<std::string> error;
    if (item.record.error) error = storable(*item.record.error);
    const auto finished_at = waits(item.record) ? std::nullopt : std::optional(now);
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
                    tasks::to_string(item.record.state), item.record.attempt, item.record.failures,
                    item.record.crashes, item.record.losses, item.record.is_suspect, item.record.not_before,
                    finished_at, audio_url, duration, error, is_finished(item.record), item.id);
}

void count_in_task(Transaction& transaction, const RunningItem& item, base::Timestamp now) {
    transaction.run(R"sql(
        UPDATE tasks
        SET running = running - 1, waiting = waiting + $1, succeeded = succeeded + $2, failed = failed + $3,
            characters_done = characters_done + $4, version = version + 1, changed_at = $5
        WHERE id = $6
        RETURNING pg_notify($7, id)
    )sql",
                    int{waits(item.record)}, int{item.record.state == ItemState::done},
                    int{item.record.state == ItemState::failed},
                    is_finished(item.record) ? item.characters : 0, now, item.task_id, task_channel);
}

}  // namespace

bool a_suspect_is_running(Transaction& transaction) {
    return Query(transaction, "SELECT 1 FROM task_items WHERE state = 'RUNNING' AND is_suspect = $1", true)
        .next();
}

std::optional<RunningItem> lock_running(Transaction& transaction, std::int64_t item_id, std::int64_t lease) {
    Query row(transaction, R"sql(
        SELECT item.id, task_id, item.priority, item.project_id, item.characters, kind, cancel_requested,
               attempt, failures, crashes, losses, is_suspect, error
        FROM task_items AS item JOIN tasks ON tasks.id = task_id
        WHERE item.id = $1 AND lease = $2 AND item.state = 'RUNNING'
        FOR UPDATE OF item
    )sql",
              item_id, lease);
    return row.first(read_item);
}

std::vector<RunningItem> lock_all_running(Transaction& transaction, const tasks::Orphans& which,
                                          base::Timestamp now) {
    const auto limit = which.lease_ran_out ? now : base::Timestamp::max();
    const Holders holders = holders_of_running(transaction, limit, which.owner);
    if (holders.tasks.empty()) return {};
    for (const std::string& project_id : holders.rendered)
        lock_project(transaction, project_id);
    transaction.dialect().lock_lanes(transaction, holders.projects);
    lock_tasks(transaction, holders.tasks);
    Query row(transaction, R"sql(
        SELECT item.id, task_id, item.priority, item.project_id, item.characters, kind, cancel_requested,
               attempt, failures, crashes, losses, is_suspect, error
        FROM task_items AS item JOIN tasks ON tasks.id = task_id
        WHERE item.state = 'RUNNING' AND lease_until < $1 AND $2 IN ('', lease_owner)
        ORDER BY lease_until
        FOR UPDATE OF item SKIP LOCKED
    )sql",
              limit, which.owner);
    auto items = row.all(read_item);
    // Skips an item that was handed out only now: its task is not locked.
    std::erase_if(items, [&](const RunningItem& item) { return !holders.tasks.contains(item.task_id); });
    return items;
}

void store_outcome(Transaction& transaction, const RunningItem& item, base::Timestamp now) {
    write_item(transaction, item, now);
    count_in_task(transaction, item, now);
    end_if_nothing_left(transaction, item.task_id, now);
    if (item.record.state == ItemState::queued) transaction.dialect().add_to_lane(transaction, item.lane, 1);
    if (waits(item.record)) add_to_queue_length(transaction, 1);
}

}  // namespace storyflow::store::sql
