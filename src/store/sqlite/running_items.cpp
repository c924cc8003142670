#include "store/sqlite/running_items.hpp"

#include <utility>
#include <variant>

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
    item.cancel_requested = row.take<bool>();
    item.attempt = row.take<int>();
    item.failures = row.take<int>();
    item.crashes = row.take<int>();
    item.losses = row.take<int>();
    item.is_suspect = row.take<bool>();
    item.error = row.take<std::optional<std::string>>();
    return item;
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

void write_item(Connection& connection, const RunningItem& item, base::Timestamp now) {
    std::optional<std::string> audio_url;
    std::optional<double> duration;
    if (item.completed) {
        audio_url = item.completed->audio_url;
        duration = item.completed->duration;
    }
    const auto finished_at = waits(item) ? std::nullopt : std::optional(now);
    connection.run(R"sql(
        UPDATE task_items
        SET state = ?, attempt = ?, failures = ?, crashes = ?, losses = ?, is_suspect = ?, not_before = ?,
            lease_owner = NULL, lease_until = NULL, finished_at = ?, audio_url = ?, duration = ?, error = ?,
            finish_order = iif(?, (SELECT succeeded + failed FROM tasks WHERE tasks.id = task_id), NULL)
        WHERE id = ?
    )sql",
                   tasks::to_string(item.state), item.attempt, item.failures, item.crashes, item.losses,
                   item.is_suspect, item.not_before, finished_at, audio_url, duration, item.error,
                   is_finished(item), item.id);
}

void count_in_task(Connection& connection, const RunningItem& item, base::Timestamp now) {
    connection.run(R"sql(
        UPDATE tasks
        SET running = running - 1, waiting = waiting + ?, succeeded = succeeded + ?, failed = failed + ?,
            characters_done = characters_done + ?, version = version + 1, changed_at = ?
        WHERE id = ?
    )sql",
                   waits(item), item.state == ItemState::done, item.state == ItemState::failed,
                   is_finished(item) ? item.characters : 0, now, item.task_id);
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

void settle(Connection& connection, const RunningItem& item, base::Timestamp now) {
    write_item(connection, item, now);
    count_in_task(connection, item, now);
    if (waits(item)) add_to_queue_length(connection, 1);
    if (item.state == ItemState::queued) add_to_lane(connection, item.lane, 1);
    end_if_nothing_left(connection, item.task_id, now);
}

}  // namespace storyflow::store
