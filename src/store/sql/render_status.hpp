#pragma once

#include <string_view>

#include "store/sql/transaction.hpp"
#include "tasks/item_ending.hpp"
#include "tasks/task.hpp"

/// The status of a project follows its render, in the same transactions in which the render's task changes:
/// a project is PROCESSING exactly as long as it has a render that has not ended. The callers lock the
/// project's row before they lock anything of the task.
namespace storyflow::store::sql {

/// Whether tasks of this kind change the status of their project.
[[nodiscard]] bool is_render(std::string_view kind);

/// As `tasks::end_by_death`, for a render: it may die more often, and its reason speaks of a film.
void end_render_by_death(tasks::ItemRecord& item, bool by_own_fault);

/// A render was queued: PROCESSING, without progress.
void begin_render(Transaction& transaction, const tasks::NewTask& task);

/// How a render ended.
struct RenderEnd {
    std::string_view task_id;
    std::string_view project_id;
    bool has_film = false;  ///< else it failed, or was cancelled
    bool is_cancelled = false;
};
void end_render(Transaction& transaction, const RenderEnd& end);

}  // namespace storyflow::store::sql
