#include "store/postgres/waiting_items.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/postgres/advisory_locks.hpp"
#include "store/postgres/task_rows.hpp"

namespace storyflow::store::postgres {

namespace {

bool a_suspect_is_running(Transaction& transaction) {
    return Query(transaction, "SELECT FROM task_items WHERE state = 'RUNNING' AND is_suspect").next();
}

struct Candidate {
    std::int64_t id = 0;
    bool is_suspect = false;
};

/// A row that somebody else holds, an operator perhaps, is passed over.
std::optional<Candidate> lock_oldest_in(Transaction& transaction, const Lane& lane, bool suspects) {
    Query row(transaction, R"sql(
        SELECT id, is_suspect
        FROM task_items
        WHERE state = 'QUEUED' AND priority = $1 AND project_id = $2 AND ($3 OR NOT is_suspect)
        ORDER BY id
        LIMIT 1
        FOR UPDATE SKIP LOCKED
    )sql",
              lane.priority, lane.project_id, suspects);
    if (!row.next()) return std::nullopt;
    return Candidate{.id = row.take<std::int64_t>(), .is_suspect = row.take<bool>()};
}

std::vector<std::string> projects_of_due_items(Transaction& transaction, base::Timestamp now) {
    Query row(transaction, "SELECT project_id FROM task_items WHERE state = 'DELAYED' AND not_before <= $1",
              now);
    std::vector<std::string> projects;
    while (row.next())
        projects.push_back(row.take<std::string>());
    return projects;
}

}  // namespace

bool has_due_items(Transaction& transaction, base::Timestamp now) {
    return Query(transaction, "SELECT FROM task_items WHERE state = 'DELAYED' AND not_before <= $1 LIMIT 1",
                 now)
        .next();
}

void promote_due_items(Transaction& transaction, base::Timestamp now) {
    const auto projects = projects_of_due_items(transaction, now);
    lock_lanes(transaction, projects);
    Query row(transaction, R"sql(
        UPDATE task_items
        SET state = 'QUEUED', not_before = NULL
        WHERE state = 'DELAYED' AND not_before <= $1 AND project_id = ANY ($2::text[])
        RETURNING priority, project_id, task_id
    )sql",
              now, projects);
    std::map<Lane, std::int64_t> lanes;
    std::set<std::string> task_ids;
    while (row.next()) {
        ++lanes[{.priority = row.take<int>(), .project_id = row.take<std::string>()}];
        task_ids.insert(row.take<std::string>());
    }
    for (const auto& [lane, count] : lanes)
        add_to_lane(transaction, lane, count);
    for (const std::string& task_id : task_ids)
        raise_version(transaction, task_id, now);
}

std::optional<base::Timestamp> next_due(Transaction& transaction) {
    Query row(transaction,
              "SELECT not_before FROM task_items WHERE state = 'DELAYED' ORDER BY not_before LIMIT 1");
    if (!row.next()) return std::nullopt;
    return row.take<base::Timestamp>();
}

std::optional<NextItem> find_next_item(Transaction& transaction) {
    const bool suspects = !a_suspect_is_running(transaction);
    auto lane = lock_next_lane(transaction, suspects);
    if (!lane) return std::nullopt;
    const auto oldest = lock_oldest_in(transaction, *lane, suspects);
    if (!oldest) return std::nullopt;
    if (oldest->is_suspect) {
        // Another may just have handed one out of another lane.
        lock_suspects(transaction);
        if (a_suspect_is_running(transaction)) return std::nullopt;
    }
    return NextItem{.id = oldest->id, .lane = *std::move(lane)};
}

bool has_claimable_item(Transaction& transaction) {
    return has_work(transaction, !a_suspect_is_running(transaction));
}

}  // namespace storyflow::store::postgres
