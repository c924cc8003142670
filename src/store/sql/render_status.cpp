#include "store/sql/render_status.hpp"

#include <optional>
#include <string>

#include "store/sql/project_rows.hpp"
#include "story/film.hpp"
#include "story/project.hpp"

namespace storyflow::store::sql {

namespace {

void set_status(Transaction& transaction, std::string_view project_id, story::RenderStatus status) {
    transaction.run("UPDATE projects SET status = $1 WHERE id = $2", to_string(status), project_id);
    touch_project(transaction, project_id);
}

/// The reason that the render's item ended with; a cancelled render has none.
std::optional<std::string> failure_of(Transaction& transaction, std::string_view task_id) {
    return Query(transaction, "SELECT error FROM task_items WHERE task_id = $1 AND error IS NOT NULL",
                 task_id)
        .first<std::string>();
}

}  // namespace

bool is_render(std::string_view kind) {
    return kind == story::render_work;
}

void end_render_by_death(tasks::ItemRecord& item, bool by_own_fault) {
    tasks::end_by_death(item, by_own_fault, story::most_render_deaths);
    if (item.error == tasks::quarantine_reason) item.error = story::render_quarantine_reason;
}

void begin_render(Transaction& transaction, const tasks::NewTask& task) {
    transaction.run("DELETE FROM renders WHERE project_id = $1", task.project_id);
    transaction.run(R"sql(
        INSERT INTO renders (project_id, task_id) SELECT id, CAST($1 AS TEXT) FROM projects WHERE id = $2
    )sql",
                    task.id, task.project_id);
    set_status(transaction, task.project_id, story::RenderStatus::processing);
}

void end_render(Transaction& transaction, const RenderEnd& end) {
    set_status(transaction, end.project_id,
               end.has_film ? story::RenderStatus::completed : story::RenderStatus::failed);
    if (end.has_film) return;
    const auto phase = end.is_cancelled ? story::cancelled_phase : story::failed_phase;
    const auto failure =
        end.is_cancelled ? std::string(story::cancelled_phase)
                         : failure_of(transaction, end.task_id).value_or(std::string(story::failed_phase));
    transaction.run(R"sql(
        UPDATE renders SET phase = $1, failure = $2, seconds_left = NULL WHERE project_id = $3 AND task_id = $4
    )sql",
                    phase, failure, end.project_id, end.task_id);
}

}  // namespace storyflow::store::sql
