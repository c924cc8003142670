#include "store/sqlite/task_rows.hpp"

#include <string>
#include <utility>

#include "base/error.hpp"

namespace storyflow::store {

namespace {

using tasks::TaskState;
using tasks::TaskStatus;

TaskState state_of(const std::string& word) {
    const auto state = tasks::parse_task_state(word);
    if (!state)
        throw base::Error(base::ErrorKind::internal, "The database holds an unknown task state.", word);
    return *state;
}

TaskStatus read_head(Query& row) {
    TaskStatus status;
    status.task_id = row.take<std::string>();
    status.project_id = row.take<std::string>();
    status.state = state_of(row.take<std::string>());
    status.progress.current = row.take<std::int64_t>();
    status.progress.total = row.take<std::int64_t>();
    status.progress.current_segment_id = row.take<std::optional<std::string>>();
    status.cancel_requested = row.take<bool>();
    status.created_at = row.take<base::Timestamp>();
    status.completed_at = row.take<std::optional<base::Timestamp>>();
    status.progress.percentage = tasks::percentage(status.progress.current, status.progress.total);
    return status;
}

void add_outcomes(Connection& connection, TaskStatus& status) {
    Query row(connection, R"sql(
        SELECT segment_id, error, audio_url, duration
        FROM task_items
        WHERE task_id = ? AND state IN ('DONE', 'FAILED')
        ORDER BY finish_order
    )sql",
              status.task_id);
    while (row.next()) {
        auto segment_id = row.take<std::string>();
        if (auto error = row.take<std::optional<std::string>>()) {
            status.errors.push_back({std::move(segment_id), *std::move(error)});
        } else {
            auto audio_url = row.take<std::string>();
            status.completed_segments.push_back(
                {std::move(segment_id), std::move(audio_url), row.take<double>()});
        }
    }
}

}  // namespace

void insert_task(Connection& connection, const tasks::NewTask& task, std::int64_t waiting,
                 base::Timestamp now) {
    const TaskState state = waiting > 0 ? TaskState::pending : TaskState::completed;
    const std::optional<base::Timestamp> completed_at = waiting > 0 ? std::nullopt : std::optional(now);
    connection.run(R"sql(
        INSERT INTO tasks (id, project_id, priority, state, engine, voice, speed, total, waiting,
                           created_at, completed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
                   task.id, task.project_id, static_cast<int>(task.priority), tasks::to_string(state),
                   task.rendition.engine, task.rendition.voice, task.rendition.speed, waiting, waiting, now,
                   completed_at);
}

TaskStatus task_status(Connection& connection, std::string_view task_id) {
    Query row(connection, R"sql(
        SELECT id, project_id, state, succeeded + failed, total, current_segment_id,
               cancel_requested, created_at, completed_at
        FROM tasks
        WHERE id = ?
    )sql",
              task_id);
    if (!row.next()) throw base::Error(base::ErrorKind::not_found, "Task not found.", std::string(task_id));
    TaskStatus status = read_head(row);
    add_outcomes(connection, status);
    return status;
}

std::vector<TaskStatus> all_task_statuses(Connection& connection) {
    std::vector<TaskStatus> statuses;
    Query row(connection, R"sql(
        SELECT id, project_id, state, succeeded + failed, total, current_segment_id,
               cancel_requested, created_at, completed_at
        FROM tasks
        ORDER BY number
    )sql");
    while (row.next())
        statuses.push_back(read_head(row));
    for (TaskStatus& status : statuses)
        add_outcomes(connection, status);
    return statuses;
}

std::optional<TaskState> find_task_state(Connection& connection, std::string_view task_id) {
    Query row(connection, "SELECT state FROM tasks WHERE id = ?", task_id);
    if (!row.next()) return std::nullopt;
    return state_of(row.take<std::string>());
}

void end_if_nothing_left(Connection& connection, std::string_view task_id, base::Timestamp now) {
    Query row(connection, R"sql(
        SELECT cancel_requested, succeeded, failed
        FROM tasks
        WHERE id = ? AND completed_at IS NULL AND waiting = 0 AND running = 0
    )sql",
              task_id);
    if (!row.next()) return;
    const bool cancel_requested = row.take<bool>();
    const auto succeeded = row.take<std::int64_t>();
    const auto failed = row.take<std::int64_t>();
    connection.run("UPDATE tasks SET state = ?, completed_at = ? WHERE id = ?",
                   tasks::to_string(tasks::end_state(cancel_requested, succeeded, failed)), now, task_id);
}

}  // namespace storyflow::store
