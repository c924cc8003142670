#include "store/sqlite/running_items.hpp"

#include <utility>

#include "store/sqlite/task_rows.hpp"

namespace storyflow::store {

namespace {

using tasks::ItemState;

RunningItem read_item(Query& row) {
    RunningItem item;
    item.id = row.take<std::int64_t>();
    item.task_id = row.take<std::string>();
    item.lane.priority = row.take<int>();
    item.lane.project_id = row.take<std::string>();
    item.characters = row.take<std::int64_t>();
    item.record.cancel_requested = row.take<bool>();
    item.record.attempt = row.take<int>();
    item.record.failures = row.take<int>();
    item.record.crashes = row.take<int>();
    item.record.losses = row.take<int>();
    item.record.is_suspect = row.take<bool>();
    item.record.error = row.take<std::optional<std::string>>();
    return item;
}

void write_item(Connection& connection, const RunningItem& item, base::Timestamp now) {
    std::optional<std::string> audio_url;
    std::optional<double> duration;
    if (item.record.completed) {
        audio_url = item.record.completed->audio_url;
        duration = item.record.completed->duration;
    }
    const auto finished_at = waits(item.record) ? std::nullopt : std::optional(now);
    connection.run(R"sql(
        UPDATE task_items
        SET state = ?, attempt = ?, failures = ?, crashes = ?, losses = ?, is_suspect = ?, not_before = ?,
            lease_owner = NULL, lease_until = NULL, finished_at = ?, audio_url = ?, duration = ?, error = ?,
            finish_order = iif(?, (SELECT succeeded + failed FROM tasks WHERE tasks.id = task_id), NULL)
        WHERE id = ?
    )sql",
                   tasks::to_string(item.record.state), item.record.attempt, item.record.failures,
                   item.record.crashes, item.record.losses, item.record.is_suspect, item.record.not_before,
                   finished_at, audio_url, duration, item.record.error, is_finished(item.record), item.id);
}

void count_in_task(Connection& connection, const RunningItem& item, base::Timestamp now) {
    connection.run(R"sql(
        UPDATE tasks
        SET running = running - 1, waiting = waiting + ?, succeeded = succeeded + ?, failed = failed + ?,
            characters_done = characters_done + ?, version = version + 1, changed_at = ?
        WHERE id = ?
    )sql",
                   waits(item.record), item.record.state == ItemState::done,
                   item.record.state == ItemState::failed, is_finished(item.record) ? item.characters : 0,
                   now, item.task_id);
}

}  // namespace

std::optional<RunningItem> find_running(Connection& connection, std::int64_t item_id, std::int64_t lease) {
    Query row(connection, R"sql(
        SELECT task_items.id, task_id, task_items.priority, task_items.project_id, task_items.characters,
               cancel_requested, attempt, failures, crashes, losses, is_suspect, error
        FROM task_items JOIN tasks ON tasks.id = task_id
        WHERE task_items.id = ? AND lease = ? AND task_items.state = 'RUNNING'
    )sql",
              item_id, lease);
    if (!row.next()) return std::nullopt;
    return read_item(row);
}

std::vector<RunningItem> list_running(Connection& connection, const tasks::Orphans& which,
                                      base::Timestamp now) {
    constexpr base::Timestamp end_of_time = base::Timestamp::max();
    Query row(connection, R"sql(
        SELECT task_items.id, task_id, task_items.priority, task_items.project_id, task_items.characters,
               cancel_requested, attempt, failures, crashes, losses, is_suspect, error
        FROM task_items JOIN tasks ON tasks.id = task_id
        WHERE task_items.state = 'RUNNING' AND lease_until < ? AND ? IN ('', lease_owner)
        ORDER BY lease_until
    )sql",
              which.lease_ran_out ? now : end_of_time, which.owner);
    std::vector<RunningItem> items;
    while (row.next())
        items.push_back(read_item(row));
    return items;
}

void settle(Connection& connection, const RunningItem& item, base::Timestamp now) {
    write_item(connection, item, now);
    count_in_task(connection, item, now);
    if (waits(item.record)) add_to_queue_length(connection, 1);
    if (item.record.state == ItemState::queued) add_to_lane(connection, item.lane, 1);
    end_if_nothing_left(connection, item.task_id, now);
}

}  // namespace storyflow::store
