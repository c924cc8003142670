#include "store/sql/task_rows.hpp"

#include <utility>

#include "base/error.hpp"
#include "store/sql/announcements.hpp"
#include "store/sql/render_status.hpp"
#include "store/sql/row_batch.hpp"
#include "store/sql/storable_text.hpp"

namespace storyflow::store::sql {

namespace {

using tasks::FinishedItem;
using tasks::TaskState;
using tasks::TaskStatus;

template <class State>
State known_state(std::optional<State> state, const std::string& word) {
    if (!state) throw base::Error(base::ErrorKind::internal, "The database holds an unknown state.", word);
    return *state;
}

TaskState take_task_state(Query& row) {
    const auto word = row.take<std::string>();
    return known_state(tasks::parse_task_state(word), word);
}

tasks::ItemState take_item_state(Query& row) {
    const auto word = row.take<std::string>();
    return known_state(tasks::parse_item_state(word), word);
}

TaskStatus read_head(Query& row) {
    TaskStatus status;
    status.task_id = row.take<std::string>();
    status.project_id = row.take<std::string>();
    status.request_id = row.take<std::string>();
    status.number = row.take<std::int64_t>();
    status.version = row.take<std::int64_t>();
    status.priority = static_cast<tasks::Priority>(row.take<int>());
    status.state = take_task_state(row);
    status.progress.current = row.take<std::int64_t>();
    status.progress.total = row.take<std::int64_t>();
    status.progress.current_segment_id = row.take<std::optional<std::string>>();
    status.characters = row.take<std::int64_t>();
    status.characters_done = row.take<std::int64_t>();
    status.cancel_requested = row.take<bool>();
    status.created_at = row.take<base::Timestamp>();
    status.completed_at = row.take<std::optional<base::Timestamp>>();
    status.engine = row.take<std::string>();
    status.kind = row.take<std::string>();
    status.progress.percentage = tasks::percentage(status.progress.current, status.progress.total);
    return status;
}

FinishedItem read_finished(Query& row) {
    FinishedItem item;
    item.segment_id = row.take<std::string>();
    const bool is_done = row.take<bool>();
    auto audio_url = row.take<std::string>();
    const auto duration = row.take<double>();
    item.error = row.take<std::string>();
    item.characters = row.take<std::int64_t>();
    item.seconds = row.take<double>();
    if (is_done) item.completed = {item.segment_id, std::move(audio_url), duration};
    return item;
}

tasks::ItemStatus read_item_status(Query& row) {
    return {
        .segment_id = row.take<std::string>(),
        .state = take_item_state(row),
        .attempts = row.take<int>(),
        .lease_owner = row.take<std::optional<std::string>>(),
        .lease_until = row.take<std::optional<base::Timestamp>>(),
        .not_before = row.take<std::optional<base::Timestamp>>(),
        .error = row.take<std::optional<std::string>>(),
    };
}

/// A task none of whose items is left.
struct Ending {
    std::string project_id;
    std::string kind;
    bool cancel_requested = false;
    std::int64_t succeeded = 0;
    std::int64_t failed = 0;
};

Ending read_ending(Query& row) {
    return {.project_id = row.take<std::string>(),
            .kind = row.take<std::string>(),
            .cancel_requested = row.take<bool>(),
            .succeeded = row.take<std::int64_t>(),
            .failed = row.take<std::int64_t>()};
}

std::int64_t characters_of(const std::vector<tasks::NewItem>& items) {
    std::int64_t characters = 0;
    for (const tasks::NewItem& item : items)
        characters += item.characters;
    return characters;
}

void insert_items(Transaction& transaction, const tasks::NewTask& task,
                  const std::vector<tasks::NewItem>& items) {
    RowBatch rows("($, $, $, $, $, $, $, 'QUEUED')");
    std::int64_t position = 0;
    for (const tasks::NewItem& item : items) {
        rows.add(task.id, position++, item.segment_id, task.project_id, static_cast<int>(task.priority),
                 item.characters, item.overridden_lock);
    }
    rows.run(transaction, R"sql(
        INSERT INTO task_items (task_id, position, segment_id, project_id, priority, characters,
                                overridden_lock, state)
        VALUES )sql");
}

}  // namespace

void insert_task(Transaction& transaction, const tasks::NewTask& task,
                 const std::vector<tasks::NewItem>& items, base::Timestamp now) {
    const auto waiting = static_cast<std::int64_t>(items.size());
    const TaskState state = items.empty() ? TaskState::completed : TaskState::pending;
    const std::optional<base::Timestamp> completed_at = items.empty() ? std::optional(now) : std::nullopt;
    transaction.run(R"sql(
        INSERT INTO tasks (id, project_id, priority, state, engine, voice, speed, total, waiting, characters,
                           created_at, changed_at, completed_at, request_id, kind, work_order)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $10, $11, $12, $13, $14)
        RETURNING pg_notify($15, id)
    )sql",
                    task.id, task.project_id, static_cast<int>(task.priority), tasks::to_string(state),
                    task.rendition.engine, task.rendition.voice, task.rendition.speed, waiting,
                    characters_of(items), now, completed_at, task.request_id, task.work.kind, task.work.order,
                    task_channel);
    insert_items(transaction, task, items);
}

void lock_tasks(Transaction& transaction, const std::set<std::string>& ids) {
    RowBatch rows("$");
    for (const std::string& id : ids)
        rows.add(id);
    rows.run(transaction, "SELECT 1 FROM tasks WHERE id IN (", ") ORDER BY id FOR UPDATE");
}

bool lock_task(Transaction& transaction, std::string_view id) {
    return Query(transaction, "SELECT 1 FROM tasks WHERE id = $1 FOR UPDATE", id).next();
}

std::optional<TaskStatus> find_head(Transaction& transaction, std::string_view task_id) {
    // Clients may send any text as an id.
    if (!is_storable(task_id)) return std::nullopt;
    Query row(transaction, R"sql(
        SELECT id, project_id, request_id, number, version, priority, state, succeeded + failed, total,
               current_segment_id, characters, characters_done, cancel_requested, created_at, completed_at,
               engine, kind
        FROM tasks
        WHERE id = $1
    )sql",
              task_id);
    return row.first(read_head);
}

std::vector<FinishedItem> list_finished(Transaction& transaction, std::string_view task_id,
                                        std::size_t known) {
    Query row(transaction, R"sql(
        SELECT segment_id, state = 'DONE', audio_url, duration, error, characters,
               CAST(finished_at - claimed_at AS DOUBLE PRECISION) / 1e6
        FROM task_items
        WHERE task_id = $1 AND finish_order >= $2
        ORDER BY finish_order
    )sql",
              task_id, static_cast<std::int64_t>(known));
    return row.all(read_finished);
}

TaskStatus task_status(Transaction& transaction, std::string_view task_id) {
    auto status = find_head(transaction, task_id);
    if (!status) throw base::Error(base::ErrorKind::not_found, "Task not found.", std::string(task_id));
    for (FinishedItem& item : list_finished(transaction, task_id, 0)) {
        if (item.completed) {
            status->completed_segments.push_back(*std::move(item.completed));
        } else {
            status->errors.push_back({std::move(item.segment_id), std::move(item.error)});
        }
    }
    return *std::move(status);
}

std::vector<tasks::ItemStatus> list_items(Transaction& transaction, std::string_view task_id,
                                          std::int64_t offset, std::int64_t limit) {
    // Positions have no gaps, so they can be used as offsets.
    Query row(transaction, R"sql(
        SELECT segment_id, state, attempt, lease_owner, lease_until, not_before, error
        FROM task_items
        WHERE task_id = $1 AND position >= $2
        ORDER BY position
        LIMIT $3
    )sql",
              task_id, offset, limit);
    return row.all(read_item_status);
}

std::vector<std::string> list_task_ids(Transaction& transaction, std::optional<base::Timestamp> since) {
    // The plus disables the index on `number`: with it the database would scan all tasks in order to find
    // few.
    Query row(transaction, "SELECT id FROM tasks WHERE changed_at >= $1 ORDER BY +number",
              since.value_or(base::Timestamp::min()));
    return row.all<std::string>();
}

void raise_version(Transaction& transaction, std::string_view task_id, base::Timestamp now) {
    transaction.run(R"sql(
        UPDATE tasks SET version = version + 1, changed_at = $1 WHERE id = $2 RETURNING pg_notify($3, id)
    )sql",
                    now, task_id, task_channel);
}

void end_if_nothing_left(Transaction& transaction, std::string_view task_id, base::Timestamp now) {
    const auto ending = Query(transaction, R"sql(
        SELECT project_id, kind, cancel_requested, succeeded, failed
        FROM tasks
        WHERE id = $1 AND completed_at IS NULL AND waiting = 0 AND running = 0
    )sql",
                              task_id)
                            .first(read_ending);
    if (!ending) return;
    const auto state = tasks::end_state(ending->cancel_requested, ending->succeeded, ending->failed);
    transaction.run("UPDATE tasks SET state = $1, completed_at = $2 WHERE id = $3", tasks::to_string(state),
                    now, task_id);
    if (!is_render(ending->kind)) return;
    end_render(transaction, {.task_id = task_id,
                             .project_id = ending->project_id,
                             .has_film = ending->succeeded > 0,
                             .is_cancelled = ending->cancel_requested});
}

}  // namespace storyflow::store::sql
