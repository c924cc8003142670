#include "store/sqlite/task_store.hpp"

#include <string>
#include <utility>

#include "base/error.hpp"
#include "store/sqlite/queue_lanes.hpp"
#include "store/sqlite/request_keys.hpp"
#include "store/sqlite/task_intake.hpp"
#include "store/sqlite/task_rows.hpp"
#include "tasks/queue_room.hpp"

namespace storyflow::store {

namespace {

using tasks::EnqueueResult;
using tasks::TaskState;

void queue_task(Connection& connection, const tasks::NewTask& task, const std::vector<tasks::NewItem>& items,
                std::int64_t queue_limit, base::Timestamp now) {
    const auto count = static_cast<std::int64_t>(items.size());
    tasks::require_room(count, queue_length(connection), queue_limit);
    insert_task(connection, task, items, now);
    add_to_queue_length(connection, count);
    add_to_lane(connection, {.priority = static_cast<int>(task.priority), .project_id = task.project_id},
                count);
}

EnqueueResult repeated(Connection& connection, std::string_view task_id) {
    EnqueueResult result;
    result.is_repeated = true;
    result.status = task_status(connection, task_id);
    return result;
}

EnqueueResult enqueue_anew(Connection& connection, const tasks::NewTask& task, std::int64_t queue_limit,
                           base::Timestamp now) {
    EnqueueResult result;
    result.is_outdated = is_outdated(connection, task.items);
    if (result.is_outdated) return result;
    const TaskIntake intake = take_in(connection, task);
    result.must_wait = intake.must_wait;
    if (result.must_wait) return result;
    result.added = static_cast<std::int64_t>(intake.fresh.size());
    result.already_active = static_cast<std::int64_t>(intake.joinings.size());
    result.is_new = result.added > 0 || task.items.empty();
    join(connection, intake.joinings, task.priority, now);
    if (result.is_new) queue_task(connection, task, intake.fresh, queue_limit, now);
    const std::string& task_id = result.is_new ? task.id : intake.joinings.back().active.task_id;
    remember_request(connection, task.request_key, task_id);
    result.status = task_status(connection, task_id);
    return result;
}

void leave_lanes(Connection& connection, std::string_view task_id) {
    std::vector<std::pair<Lane, std::int64_t>> lanes;
    {
        Query row(connection, R"sql(
            SELECT priority, project_id, count(*)
            FROM task_items
            WHERE task_id = ? AND state = 'QUEUED'
            GROUP BY priority, project_id
        )sql",
                  task_id);
        while (row.next()) {
            Lane lane{.priority = row.take<int>(), .project_id = row.take<std::string>()};
            lanes.emplace_back(std::move(lane), row.take<std::int64_t>());
        }
    }
    for (const auto& [lane, count] : lanes)
        take_from_lane(connection, lane, count);
}

void cancel_waiting_items(Connection& connection, std::string_view task_id, base::Timestamp now) {
    leave_lanes(connection, task_id);
    const int cancelled = connection.run(R"sql(
        UPDATE task_items
        SET state = 'CANCELLED', not_before = NULL, error = NULL, is_suspect = 0, finished_at = ?
        WHERE task_id = ? AND state IN ('QUEUED', 'DELAYED')
    )sql",
                                         now, task_id);
    add_to_queue_length(connection, -cancelled);
    connection.run("UPDATE tasks SET cancel_requested = 1, waiting = 0 WHERE id = ?", task_id);
    raise_version(connection, task_id, now);
}

}  // namespace

EnqueueResult SqliteTaskStore::enqueue(const tasks::NewTask& task, std::int64_t queue_limit) {
    return database_.write([&](Connection& connection) {
        const auto known = find_repeated(connection, task.request_key);
        if (known) return repeated(connection, *known);
        return enqueue_anew(connection, task, queue_limit, clock_.now());
    });
}

std::optional<TaskState> SqliteTaskStore::request_cancel(std::string_view task_id) {
    return database_.write_even_if_full([&](Connection& connection) -> std::optional<TaskState> {
        const auto task = find_head(connection, task_id);
        if (!task) return std::nullopt;
        if (tasks::is_end_state(task->state) || task->cancel_requested) return task->state;
        const auto now = clock_.now();
        cancel_waiting_items(connection, task_id, now);
        end_if_nothing_left(connection, task_id, now);
        return find_head(connection, task_id)->state;
    });
}

std::optional<tasks::TaskDelta> SqliteTaskStore::find(std::string_view task_id, std::size_t known_finished) {
    return database_.read([&](Connection& connection) -> std::optional<tasks::TaskDelta> {
        auto head = find_head(connection, task_id);
        if (!head) return std::nullopt;
        return tasks::TaskDelta{.head = *std::move(head),
                                .finished = list_finished(connection, task_id, known_finished)};
    });
}

std::vector<std::string> SqliteTaskStore::list(std::optional<std::chrono::seconds> age) {
    std::optional<base::Timestamp> since;
    if (age) since = clock_.now() - *age;
    return database_.read([&](Connection& connection) { return list_task_ids(connection, since); });
}

std::optional<tasks::ItemPage> SqliteTaskStore::items(std::string_view task_id, std::int64_t offset,
                                                      std::int64_t limit) {
    return database_.read([&](Connection& connection) -> std::optional<tasks::ItemPage> {
        const auto task = find_head(connection, task_id);
        if (!task) return std::nullopt;
        return tasks::ItemPage{.count = task->progress.total,
                               .items = list_items(connection, task_id, offset, limit)};
    });
}

std::vector<std::string> SqliteTaskStore::remove_ended(std::chrono::seconds retention) {
    return database_.write_even_if_full([&](Connection& connection) {
        std::vector<std::string> removed;
        Query row(connection, "DELETE FROM tasks WHERE completed_at < ? RETURNING id",
                  clock_.now() - retention);
        while (row.next())
            removed.push_back(row.take<std::string>());
        return removed;
    });
}

}  // namespace storyflow::store
