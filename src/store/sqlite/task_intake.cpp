#include "store/sqlite/task_intake.hpp"

#include <optional>
#include <string_view>
#include <unordered_set>

namespace storyflow::store {

namespace {

struct ActiveItem {
    std::int64_t id = 0;
    std::string task_id;
    bool is_cancelled = false;  ///< it still runs, but nothing will come of it
};

std::optional<ActiveItem> find_active(Connection& connection, std::string_view segment_id) {
    Query row(connection, R"sql(
        SELECT task_items.id, task_id, cancel_requested
        FROM task_items JOIN tasks ON tasks.id = task_id
        WHERE segment_id = ? AND task_items.state IN ('QUEUED', 'RUNNING')
    )sql",
              segment_id);
    if (!row.next()) return std::nullopt;
    return ActiveItem{row.take<std::int64_t>(), row.take<std::string>(), row.take<bool>()};
}

void join_request(Connection& connection, std::int64_t item_id, const tasks::NewItem& wanted,
                  tasks::Priority priority) {
    connection.run(R"sql(
        UPDATE task_items
        SET priority = min(priority, ?), overridden_lock = coalesce(?, overridden_lock)
        WHERE id = ? AND state = 'QUEUED'
    )sql",
                   static_cast<int>(priority), wanted.overridden_lock, item_id);
}

}  // namespace

TaskIntake take_in(Connection& connection, const tasks::NewTask& task) {
    TaskIntake intake;
    std::unordered_set<std::string_view> seen;
    for (const tasks::NewItem& wanted : task.items) {
        if (!seen.insert(wanted.segment_id).second) continue;
        const auto active = find_active(connection, wanted.segment_id);
        if (!active) {
            intake.fresh.push_back(wanted);
            continue;
        }
        if (active->is_cancelled) {
            intake.must_wait = true;
            return intake;
        }
        join_request(connection, active->id, wanted, task.priority);
        ++intake.already_active;
        intake.last_holder = active->task_id;
    }
    return intake;
}

}  // namespace storyflow::store
