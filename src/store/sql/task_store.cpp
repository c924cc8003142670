#include "store/sql/task_store.hpp"

#include <string>
#include <utility>

#include "base/error.hpp"
#include "store/sql/dialect.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/queue_length.hpp"
#include "store/sql/render_status.hpp"
#include "store/sql/request_keys.hpp"
#include "store/sql/task_intake.hpp"
#include "store/sql/task_rows.hpp"
#include "tasks/queue_room.hpp"

namespace storyflow::store::sql {

namespace {

using tasks::EnqueueResult;
using tasks::TaskState;

void queue_task(Transaction& transaction, const tasks::NewTask& task,
                const std::vector<tasks::NewItem>& items, std::int64_t queue_limit, base::Timestamp now) {
    const auto count = static_cast<std::int64_t>(items.size());
    tasks::require_room(count, queue_length(transaction), queue_limit);
    insert_task(transaction, task, items, now);
    if (count == 0) return;
    transaction.dialect().add_to_lane(
        transaction, {.priority = static_cast<int>(task.priority), .project_id = task.project_id}, count);
    add_to_queue_length(transaction, count);
}

EnqueueResult repeated(Transaction& transaction, std::string_view task_id) {
    EnqueueResult result;
    result.is_repeated = true;
    result.status = task_status(transaction, task_id);
    return result;
}

EnqueueResult enqueue_anew(Transaction& transaction, const tasks::NewTask& task, std::int64_t queue_limit) {
    EnqueueResult result;
    const TaskIntake intake = take_in(transaction, task);
    result.must_wait = intake.must_wait;
    if (result.must_wait) return result;
    const auto now = transaction.now();
    result.added = static_cast<std::int64_t>(intake.fresh.size());
    result.already_active = static_cast<std::int64_t>(intake.joinings.size());
    result.is_new = result.added > 0 || task.items.empty();
    join(transaction, intake.joinings, task.priority, now);
    if (result.is_new) queue_task(transaction, task, intake.fresh, queue_limit, now);
    if (result.is_new && is_render(task.work.kind)) begin_render(transaction, task);
    const std::string& task_id = result.is_new ? task.id : intake.joinings.back().active.task_id;
    remember_request(transaction, task.request_key, task_id);
    result.status = task_status(transaction, task_id);
    return result;
}

EnqueueResult outdated() {
    EnqueueResult result;
    result.is_outdated = true;
    return result;
}

/// The number of the task's QUEUED items by lane.
std::vector<std::pair<Lane, std::int64_t>> queued_of(Transaction& transaction, std::string_view task_id) {
    Query row(transaction, R"sql(
        SELECT priority, project_id, count(*)
        FROM task_items
        WHERE task_id = $1 AND state = 'QUEUED'
        GROUP BY priority, project_id
    )sql",
              task_id);
    return row.all([](Query& one) {
        Lane lane = read_lane(one);
        return std::pair(std::move(lane), one.take<std::int64_t>());
    });
}

void cancel_waiting_items(Transaction& transaction, std::string_view task_id, base::Timestamp now) {
    for (const auto& [lane, count] : queued_of(transaction, task_id))
        transaction.dialect().take_from_lane(transaction, lane, count);
    const std::int64_t cancelled = transaction.run(R"sql(
        UPDATE task_items
        SET state = 'CANCELLED', not_before = NULL, error = NULL, is_suspect = false, finished_at = $1
        WHERE task_id = $2 AND state IN ('QUEUED', 'DELAYED')
    )sql",
                                                   now, task_id);
    transaction.run("UPDATE tasks SET cancel_requested = true, waiting = 0 WHERE id = $1", task_id);
    raise_version(transaction, task_id, now);
    end_if_nothing_left(transaction, task_id, now);
    add_to_queue_length(transaction, -cancelled);
}

}  // namespace

EnqueueResult TaskStore::enqueue(const tasks::NewTask& task, std::int64_t queue_limit) {
    return database_.write([&](Transaction& transaction) {
        // A repeated request gets its task even if its segments have changed, so they are checked first
        // (which locks them) but the result is used last. The order matters: no transaction locks a project
        // while it holds the intake.
        if (is_render(task.work.kind)) lock_project(transaction, task.project_id);
        const bool is_too_late = is_outdated(transaction, task);
        transaction.dialect().lock_intake(transaction);
        const auto known = find_repeated(transaction, task.request_key);
        if (known) return repeated(transaction, *known);
        return is_too_late ? outdated() : enqueue_anew(transaction, task, queue_limit);
    });
}

std::optional<TaskState> TaskStore::request_cancel(std::string_view task_id) {
    return database_.write_even_if_full([&](Transaction& transaction) -> std::optional<TaskState> {
        const auto found = find_head(transaction, task_id);
        if (!found) return std::nullopt;
        if (is_render(found->kind)) lock_project(transaction, found->project_id);
        transaction.dialect().lock_lanes(transaction, {found->project_id});
        lock_task(transaction, task_id);
        const auto task = find_head(transaction, task_id);
        if (!task) return std::nullopt;
        if (tasks::is_end_state(task->state) || task->cancel_requested) return task->state;
        cancel_waiting_items(transaction, task_id, transaction.now());
        return find_head(transaction, task_id)->state;
    });
}

std::optional<tasks::TaskDelta> TaskStore::find(std::string_view task_id, std::size_t known_finished) {
    return database_.read([&](Transaction& transaction) -> std::optional<tasks::TaskDelta> {
        auto head = find_head(transaction, task_id);
        if (!head) return std::nullopt;
        return tasks::TaskDelta{.head = *std::move(head),
                                .finished = list_finished(transaction, task_id, known_finished)};
    });
}

std::vector<std::string> TaskStore::list(std::optional<std::chrono::seconds> age) {
    return database_.read([&](Transaction& transaction) {
        std::optional<base::Timestamp> since;
        if (age) since = transaction.now() - *age;
        return list_task_ids(transaction, since);
    });
}

std::optional<tasks::ItemPage> TaskStore::items(std::string_view task_id, std::int64_t offset,
                                                std::int64_t limit) {
    return database_.read([&](Transaction& transaction) -> std::optional<tasks::ItemPage> {
        const auto task = find_head(transaction, task_id);
        if (!task) return std::nullopt;
        return tasks::ItemPage{.count = task->progress.total,
                               .items = list_items(transaction, task_id, offset, limit)};
    });
}

std::vector<std::string> TaskStore::remove_ended(std::chrono::seconds retention) {
    return database_.write_even_if_full([&](Transaction& transaction) {
        auto removed = Query(transaction, "DELETE FROM tasks WHERE completed_at < $1 RETURNING id",
                             transaction.now() - retention)
                           .all<std::string>();
        transaction.dialect().remove_empty_lanes(transaction);
        return removed;
    });
}

}  // namespace storyflow::store::sql
