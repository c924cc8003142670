#include "store/sqlite/task_intake.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>

#include "store/sqlite/task_rows.hpp"
#include "tasks/item_joining.hpp"

namespace storyflow::store {

namespace {

using tasks::ItemState;

bool still_holds(Connection& connection, std::string_view segment_id, const tasks::SegmentRevision& decided) {
    return Query(connection, R"sql(
        SELECT 1
        FROM segments
        WHERE id = ? AND text_revision = ? AND lock_revision = ? AND is_locked = ?
    )sql",
                 segment_id, decided.text, decided.lock, decided.is_locked)
        .next();
}

std::optional<ActiveItem> find_active(Connection& connection, std::string_view segment_id) {
    Query row(connection, R"sql(
        SELECT task_items.id, task_id, task_items.state, task_items.priority, task_items.project_id,
               overridden_lock, cancel_requested
        FROM task_items JOIN tasks ON tasks.id = task_id
        WHERE segment_id = ? AND task_items.state IN ('QUEUED', 'DELAYED', 'RUNNING')
    )sql",
              segment_id);
    if (!row.next()) return std::nullopt;
    ActiveItem item;
    item.id = row.take<std::int64_t>();
    item.task_id = row.take<std::string>();
    item.state = tasks::parse_item_state(row.take<std::string>()).value_or(ItemState::running);
    item.lane.priority = row.take<int>();
    item.lane.project_id = row.take<std::string>();
    item.overridden_lock = row.take<std::optional<std::int64_t>>();
    item.is_cancelled = row.take<bool>();
    return item;
}

/// Whether it made a difference.
bool join_one(Connection& connection, const Joining& joining, tasks::Priority priority) {
    const ActiveItem& active = joining.active;
    const tasks::ItemTerms terms{.priority = active.lane.priority, .overridden_lock = active.overridden_lock};
    const auto joined = tasks::joined(terms, active.state, priority, joining.wanted);
    if (joined == terms) return false;
    const Lane lane{.priority = joined.priority, .project_id = active.lane.project_id};
    connection.run("UPDATE task_items SET priority = ?, overridden_lock = ? WHERE id = ?", joined.priority,
                   joined.overridden_lock, active.id);
    if (active.state == ItemState::queued && lane != active.lane) {
        take_from_lane(connection, active.lane, 1);
        add_to_lane(connection, lane, 1);
    }
    return true;
}

}  // namespace

bool is_outdated(Connection& connection, const std::vector<tasks::NewItem>& items) {
    return std::ranges::any_of(items, [&](const tasks::NewItem& item) {
        return item.decided_on && !still_holds(connection, item.segment_id, *item.decided_on);
    });
}

TaskIntake take_in(Connection& connection, const tasks::NewTask& task) {
    TaskIntake intake;
    std::unordered_set<std::string_view> seen;
    for (const tasks::NewItem& wanted : task.items) {
        if (!seen.insert(wanted.segment_id).second) continue;
        auto active = find_active(connection, wanted.segment_id);
        if (!active) {
            intake.fresh.push_back(wanted);
            continue;
        }
        if (active->is_cancelled) intake.must_wait = true;
        intake.joinings.push_back({*std::move(active), wanted});
    }
    return intake;
}

void join(Connection& connection, const std::vector<Joining>& joinings, tasks::Priority priority,
          base::Timestamp now) {
    std::set<std::string_view> changed;
    for (const Joining& joining : joinings) {
        if (join_one(connection, joining, priority)) changed.insert(joining.active.task_id);
    }
    for (const std::string_view task_id : changed)
        raise_version(connection, task_id, now);
}

}  // namespace storyflow::store
