#include "store/sql/task_intake.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "store/sql/dialect.hpp"
#include "store/sql/row_batch.hpp"
#include "store/sql/task_rows.hpp"
#include "tasks/item_joining.hpp"

namespace storyflow::store::sql {

namespace {

using tasks::ItemState;

bool is_as_decided(const tasks::NewItem& item, const std::map<std::string, tasks::SegmentRevision>& now) {
    const auto found = now.find(item.segment_id);
    return found != now.end() && found->second == *item.decided_on;
}

ActiveItem read_active(Query& row) {
    ActiveItem item;
    item.id = row.take<std::int64_t>();
    item.task_id = row.take<std::string>();
    item.state = tasks::parse_item_state(row.take<std::string>()).value_or(ItemState::running);
    item.lane = read_lane(row);
    item.overridden_lock = row.take<std::optional<std::int64_t>>();
    item.is_cancelled = row.take<bool>();
    return item;
}

using ActiveItems = std::unordered_map<std::string, ActiveItem>;

/// The active items of the task's segments, by segment.
ActiveItems find_active(Transaction& transaction, const tasks::NewTask& task) {
    RowBatch wanted("$");
    for (const tasks::NewItem& item : task.items)
        wanted.add(item.segment_id);
    ActiveItems items;
    wanted.query(transaction, R"sql(
        SELECT segment_id, item.id, task_id, item.state, item.priority, item.project_id, overridden_lock,
               cancel_requested
        FROM task_items AS item JOIN tasks ON tasks.id = task_id
        WHERE item.state IN ('QUEUED', 'DELAYED', 'RUNNING') AND segment_id IN ()sql",
                 ")", [&](Query& row) {
                     auto segment_id = row.take<std::string>();
                     items.emplace(std::move(segment_id), read_active(row));
                 });
    return items;
}

void lock_lanes_of(Transaction& transaction, const tasks::NewTask& task, const ActiveItems& active) {
    std::vector<std::string> projects{task.project_id};
    for (const auto& [segment_id, item] : active) {
        if (item.lane.project_id != task.project_id) projects.push_back(item.lane.project_id);
    }
    transaction.dialect().lock_lanes(transaction, projects);
}

/// Returns whether it changed the item.
bool join_one(Transaction& transaction, const Joining& joining, tasks::Priority priority) {
    const ActiveItem& active = joining.active;
    const tasks::ItemTerms terms{.priority = active.lane.priority, .overridden_lock = active.overridden_lock};
    const auto joined = tasks::joined(terms, active.state, priority, joining.wanted);
    if (joined == terms) return false;
    const Lane lane{.priority = joined.priority, .project_id = active.lane.project_id};
    transaction.run("UPDATE task_items SET priority = $1, overridden_lock = $2 WHERE id = $3",
                    joined.priority, joined.overridden_lock, active.id);
    if (active.state == ItemState::queued && lane != active.lane) {
        transaction.dialect().take_from_lane(transaction, active.lane, 1);
        transaction.dialect().add_to_lane(transaction, lane, 1);
    }
    return true;
}

}  // namespace

bool is_outdated(Transaction& transaction, const tasks::NewTask& task) {
    std::vector<const tasks::NewItem*> decided;
    RowBatch segments("$");
    for (const tasks::NewItem& item : task.items) {
        if (!item.decided_on) continue;
        decided.push_back(&item);
        segments.add(item.segment_id);
    }
    if (decided.empty()) return false;
    // Changes of a segment lock its project first; the same order here prevents a deadlock.
    transaction.run("SELECT 1 FROM projects WHERE id = $1 FOR SHARE", task.project_id);
    std::map<std::string, tasks::SegmentRevision> now;
    // FOR SHARE blocks every change of the rows; FOR KEY SHARE would allow their texts to change.
    segments.query(transaction,
                   "SELECT id, text_revision, lock_revision, is_locked FROM segments WHERE id IN (",
                   ") FOR SHARE", [&](Query& row) {
                       auto id = row.take<std::string>();
                       now[std::move(id)] = {.text = row.take<std::int64_t>(),
                                             .lock = row.take<std::int64_t>(),
                                             .is_locked = row.take<bool>()};
                   });
    return !std::ranges::all_of(decided,
                                [&](const tasks::NewItem* item) { return is_as_decided(*item, now); });
}

TaskIntake take_in(Transaction& transaction, const tasks::NewTask& task) {
    ActiveItems active = find_active(transaction, task);
    lock_lanes_of(transaction, task, active);
    // Items may have been handed out or cancelled before the lanes were locked.
    if (transaction.dialect().has_concurrent_writers()) active = find_active(transaction, task);
    TaskIntake intake;
    std::unordered_set<std::string_view> seen;
    for (const tasks::NewItem& wanted : task.items) {
        if (!seen.insert(wanted.segment_id).second) continue;
        const auto found = active.find(wanted.segment_id);
        if (found == active.end()) {
            intake.fresh.push_back(wanted);
            continue;
        }
        if (found->second.is_cancelled) intake.must_wait = true;
        intake.joinings.push_back({std::move(found->second), wanted});
    }
    return intake;
}

void join(Transaction& transaction, const std::vector<Joining>& joinings, tasks::Priority priority,
          base::Timestamp now) {
    std::set<std::string_view> changed;
    for (const Joining& joining : joinings) {
        if (join_one(transaction, joining, priority)) changed.insert(joining.active.task_id);
    }
    for (const std::string_view task_id : changed)
        raise_version(transaction, task_id, now);
}

}  // namespace storyflow::store::sql
