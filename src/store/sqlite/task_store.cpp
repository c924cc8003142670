#include "store/sqlite/task_store.hpp"

#include <string>
#include <utility>

#include "base/error.hpp"
#include "store/sqlite/task_intake.hpp"
#include "store/sqlite/task_rows.hpp"

namespace storyflow::store {

namespace {

using tasks::EnqueueResult;
using tasks::ItemClaim;
using tasks::TaskState;

void add_waiting(Connection& connection, std::int64_t change) {
    connection.run("UPDATE queue SET waiting = waiting + ?", change);
}

void require_room(Connection& connection, std::int64_t wanted, std::int64_t queue_limit) {
    Query row(connection, "SELECT waiting FROM queue");
    row.next();
    const auto waiting = row.take<std::int64_t>();
    if (wanted <= queue_limit - waiting) return;
    throw base::Error(base::ErrorKind::queue_full, "The queue is full: " + std::to_string(waiting) +
                                                       " segments are waiting, " + std::to_string(wanted) +
                                                       " more would exceed the limit of " +
                                                       std::to_string(queue_limit) + ".");
}

void insert_items(Connection& connection, const tasks::NewTask& task,
                  const std::vector<tasks::NewItem>& items) {
    std::int64_t position = 0;
    for (const tasks::NewItem& item : items) {
        connection.run(R"sql(
            INSERT INTO task_items (task_id, position, segment_id, project_id, priority, overridden_lock, state)
            VALUES (?, ?, ?, ?, ?, ?, 'QUEUED')
        )sql",
                       task.id, position++, item.segment_id, task.project_id, static_cast<int>(task.priority),
                       item.overridden_lock);
    }
}

/// The claim without its rendition, which belongs to the task.
std::optional<ItemClaim> start_next_item(Connection& connection) {
    Query row(connection, R"sql(
        UPDATE task_items
        SET state = 'RUNNING', attempt = attempt + 1
        WHERE id = (SELECT id FROM task_items WHERE state = 'QUEUED' ORDER BY priority, id LIMIT 1)
        RETURNING task_id, project_id, segment_id, id, attempt, overridden_lock
    )sql");
    if (!row.next()) return std::nullopt;
    ItemClaim claim;
    claim.task_id = row.take<std::string>();
    claim.project_id = row.take<std::string>();
    claim.segment_id = row.take<std::string>();
    claim.item_id = row.take<std::int64_t>();
    claim.attempt = row.take<int>();
    claim.overridden_lock = row.take<std::optional<std::int64_t>>();
    return claim;
}

tasks::Rendition start_task(Connection& connection, const ItemClaim& claim, base::Timestamp now) {
    Query row(connection, R"sql(
        UPDATE tasks
        SET state = 'PROCESSING', started_at = coalesce(started_at, ?),
            waiting = waiting - 1, running = running + 1, current_segment_id = ?
        WHERE id = ?
        RETURNING engine, voice, speed
    )sql",
              now, claim.segment_id, claim.task_id);
    row.next();
    return {.engine = row.take<std::string>(), .voice = row.take<std::string>(), .speed = row.take<double>()};
}

/// An outcome as columns of an item.
struct ItemEnd {
    std::string_view state;
    std::optional<std::string> audio_url;
    std::optional<double> duration;
    std::optional<std::string> error;
};

ItemEnd item_end(const tasks::ItemOutcome& outcome) {
    if (const auto* done = std::get_if<tasks::CompletedSegment>(&outcome)) {
        return {"DONE", done->audio_url, done->duration, std::nullopt};
    }
    if (const auto* failed = std::get_if<tasks::ItemFailed>(&outcome)) {
        return {"FAILED", std::nullopt, std::nullopt, failed->reason};
    }
    return {"CANCELLED", std::nullopt, std::nullopt, std::nullopt};
}

/// False when the claim no longer holds: the item was put back meanwhile and may run elsewhere.
bool end_item(Connection& connection, const ItemClaim& claim, const ItemEnd& end) {
    return connection.run(R"sql(
        UPDATE task_items
        SET state = ?, audio_url = ?, duration = ?, error = ?,
            finish_order = (SELECT succeeded + failed FROM tasks WHERE tasks.id = task_items.task_id)
        WHERE id = ? AND attempt = ? AND state = 'RUNNING'
    )sql",
                          end.state, end.audio_url, end.duration, end.error, claim.item_id,
                          claim.attempt) > 0;
}

void count_end(Connection& connection, const ItemClaim& claim, const ItemEnd& end) {
    connection.run(R"sql(
        UPDATE tasks
        SET running = running - 1, succeeded = succeeded + (?1 = 'DONE'), failed = failed + (?1 = 'FAILED')
        WHERE id = ?2
    )sql",
                   end.state, claim.task_id);
}

void cancel_queued_items(Connection& connection, std::string_view task_id) {
    const int cancelled = connection.run(
        "UPDATE task_items SET state = 'CANCELLED' WHERE task_id = ? AND state = 'QUEUED'", task_id);
    connection.run("UPDATE tasks SET cancel_requested = 1, waiting = 0 WHERE id = ?", task_id);
    add_waiting(connection, -cancelled);
}

void put_running_items_back(Connection& connection) {
    connection.run(R"sql(
        UPDATE task_items
        SET state = CASE (SELECT cancel_requested FROM tasks WHERE tasks.id = task_items.task_id)
                        WHEN 1 THEN 'CANCELLED'
                        ELSE 'QUEUED'
                    END
        WHERE state = 'RUNNING'
    )sql");
    connection.run(R"sql(
        UPDATE tasks
        SET running = 0,
            waiting = (SELECT count(*) FROM task_items WHERE task_id = tasks.id AND state = 'QUEUED')
        WHERE completed_at IS NULL
    )sql");
    connection.run("UPDATE queue SET waiting = (SELECT count(*) FROM task_items WHERE state = 'QUEUED')");
}

void end_cancelled_tasks(Connection& connection, base::Timestamp now) {
    connection.run(R"sql(
        UPDATE tasks
        SET state = 'CANCELLED', completed_at = ?
        WHERE cancel_requested = 1 AND completed_at IS NULL AND waiting = 0
    )sql",
                   now);
}

}  // namespace

EnqueueResult SqliteTaskStore::enqueue(const tasks::NewTask& task, std::int64_t queue_limit,
                                       base::Timestamp now) {
    return database_.write([&](Connection& connection) {
        const TaskIntake intake = take_in(connection, task);
        EnqueueResult result;
        result.must_wait = intake.must_wait;
        if (result.must_wait) return result;
        result.added = static_cast<std::int64_t>(intake.fresh.size());
        result.already_active = intake.already_active;
        result.is_new = result.added > 0 || task.items.empty();
        if (result.is_new) {
            require_room(connection, result.added, queue_limit);
            insert_task(connection, task, result.added, now);
            insert_items(connection, task, intake.fresh);
            add_waiting(connection, result.added);
        }
        result.status = task_status(connection, result.is_new ? task.id : intake.last_holder);
        return result;
    });
}

std::optional<ItemClaim> SqliteTaskStore::claim_next(base::Timestamp now) {
    return database_.write([&](Connection& connection) {
        auto claim = start_next_item(connection);
        if (claim) {
            claim->rendition = start_task(connection, *claim, now);
            add_waiting(connection, -1);
        }
        return claim;
    });
}

TaskState SqliteTaskStore::finish_item(const ItemClaim& claim, const tasks::ItemOutcome& outcome,
                                       base::Timestamp now) {
    return database_.write([&](Connection& connection) {
        const ItemEnd end = item_end(outcome);
        if (end_item(connection, claim, end)) {
            count_end(connection, claim, end);
            end_if_nothing_left(connection, claim.task_id, now);
        }
        const auto state = find_task_state(connection, claim.task_id);
        if (!state) throw base::Error(base::ErrorKind::not_found, "Task not found.", claim.task_id);
        return *state;
    });
}

std::optional<TaskState> SqliteTaskStore::request_cancel(std::string_view task_id, base::Timestamp now) {
    return database_.write([&](Connection& connection) {
        const auto state = find_task_state(connection, task_id);
        if (!state || tasks::is_end_state(*state)) return state;
        cancel_queued_items(connection, task_id);
        end_if_nothing_left(connection, task_id, now);
        return find_task_state(connection, task_id);
    });
}

std::vector<tasks::TaskStatus> SqliteTaskStore::recover(base::Timestamp now) {
    return database_.write([&](Connection& connection) {
        put_running_items_back(connection);
        end_cancelled_tasks(connection, now);
        return all_task_statuses(connection);
    });
}

std::vector<std::string> SqliteTaskStore::remove_ended_before(base::Timestamp time) {
    return database_.write([&](Connection& connection) {
        std::vector<std::string> removed;
        Query row(connection, "DELETE FROM tasks WHERE completed_at < ? RETURNING id", time);
        while (row.next())
            removed.push_back(row.take<std::string>());
        return removed;
    });
}

}  // namespace storyflow::store
