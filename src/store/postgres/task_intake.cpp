#include "store/postgres/task_intake.hpp"

#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "store/postgres/task_rows.hpp"
#include "tasks/item_joining.hpp"

namespace storyflow::store::postgres {

namespace {

using tasks::ItemState;

std::vector<std::string> segments_of(const tasks::NewTask& task) {
    std::vector<std::string> ids;
    ids.reserve(task.items.size());
    for (const tasks::NewItem& item : task.items)
        ids.push_back(item.segment_id);
    return ids;
}

/// What the decisions were made on, as columns.
struct Decisions {
    explicit Decisions(const tasks::NewTask& task) {
        for (const tasks::NewItem& item : task.items) {
            if (!item.decided_on) continue;
            segment_ids.push_back(item.segment_id);
            texts.push_back(item.decided_on->text);
            locks.push_back(item.decided_on->lock);
            are_locked.push_back(item.decided_on->is_locked ? 1 : 0);
        }
    }

    std::vector<std::string> segment_ids;
    std::vector<std::int64_t> texts;
    std::vector<std::int64_t> locks;
    std::vector<std::int64_t> are_locked;
};

/// The rows stay locked against every change; a lock on their keys alone would let their texts change.
std::size_t lock_those_that_hold(Transaction& transaction, const Decisions& decisions) {
    const auto found = transaction.execute(
        R"sql(
        SELECT
        FROM segments
             JOIN unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])
                  AS decided (segment_id, text, lock, is_locked)
             ON id = segment_id AND text_revision = decided.text AND lock_revision = decided.lock
                AND segments.is_locked::int = decided.is_locked
        FOR SHARE OF segments
    )sql",
        Parameters(decisions.segment_ids, decisions.texts, decisions.locks, decisions.are_locked));
    return static_cast<std::size_t>(found.size());
}

ActiveItem read_active(Query& row) {
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

using ActiveItems = std::unordered_map<std::string, ActiveItem>;

/// By their segments.
ActiveItems find_active(Transaction& transaction, const std::vector<std::string>& segment_ids) {
    Query row(transaction, R"sql(
        SELECT segment_id, item.id, task_id, item.state, item.priority, item.project_id, overridden_lock,
               cancel_requested
        FROM task_items AS item JOIN tasks ON tasks.id = task_id
        WHERE segment_id = ANY ($1::text[]) AND item.state IN ('QUEUED', 'DELAYED', 'RUNNING')
    )sql",
              segment_ids);
    ActiveItems items;
    while (row.next()) {
        auto segment_id = row.take<std::string>();
        items.emplace(std::move(segment_id), read_active(row));
    }
    return items;
}

void lock_lanes_of(Transaction& transaction, const tasks::NewTask& task, const ActiveItems& active) {
    std::vector<std::string> projects{task.project_id};
    for (const auto& [segment_id, item] : active) {
        if (item.lane.project_id != task.project_id) projects.push_back(item.lane.project_id);
    }
    lock_lanes(transaction, projects);
}

/// Whether it made a difference.
bool join_one(Transaction& transaction, const Joining& joining, tasks::Priority priority) {
    const ActiveItem& active = joining.active;
    const tasks::ItemTerms terms{.priority = active.lane.priority, .overridden_lock = active.overridden_lock};
    const auto joined = tasks::joined(terms, active.state, priority, joining.wanted);
    if (joined == terms) return false;
    const Lane lane{.priority = joined.priority, .project_id = active.lane.project_id};
    transaction.run("UPDATE task_items SET priority = $1, overridden_lock = $2 WHERE id = $3",
                    joined.priority, joined.overridden_lock, active.id);
    if (active.state == ItemState::queued && lane != active.lane) {
        take_from_lane(transaction, active.lane, 1);
        add_to_lane(transaction, lane, 1);
    }
    return true;
}

}  // namespace

bool is_outdated(Transaction& transaction, const tasks::NewTask& task) {
    const Decisions decisions(task);
    if (decisions.segment_ids.empty()) return false;
    // Whoever changes a segment locks its project first: to be in the same order keeps both from a circle.
    transaction.run("SELECT FROM projects WHERE id = $1 FOR SHARE", task.project_id);
    return lock_those_that_hold(transaction, decisions) < decisions.segment_ids.size();
}

TaskIntake take_in(Transaction& transaction, const tasks::NewTask& task) {
    const auto segment_ids = segments_of(task);
    lock_lanes_of(transaction, task, find_active(transaction, segment_ids));
    // Looked up again: before the lanes were locked an item may have been handed out or cancelled.
    ActiveItems active = find_active(transaction, segment_ids);
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

}  // namespace storyflow::store::postgres
