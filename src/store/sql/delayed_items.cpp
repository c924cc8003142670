#include "store/sql/delayed_items.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "store/sql/dialect.hpp"
#include "store/sql/task_rows.hpp"

namespace storyflow::store::sql {

namespace {

std::vector<std::string> projects_of_due_items(Transaction& transaction, base::Timestamp now) {
    Query row(transaction, R"sql(
        SELECT DISTINCT project_id FROM task_items WHERE state = 'DELAYED' AND not_before <= $1
    )sql",
              now);
    return row.all<std::string>();
}

/// The promoted items, counted by lane, and their tasks.
struct Promoted {
    std::map<Lane, std::int64_t> lanes;
    std::set<std::string> task_ids;
};

void promote_in(Transaction& transaction, std::string_view project_id, base::Timestamp now,
                Promoted& promoted) {
    Query row(transaction, R"sql(
        UPDATE task_items
        SET state = 'QUEUED', not_before = NULL
        WHERE state = 'DELAYED' AND not_before <= $1 AND project_id = $2
        RETURNING priority, project_id, task_id
    )sql",
              now, project_id);
    while (row.next()) {
        ++promoted.lanes[read_lane(row)];
        promoted.task_ids.insert(row.take<std::string>());
    }
}

}  // namespace

bool has_due_items(Transaction& transaction, base::Timestamp now) {
    return Query(transaction, "SELECT 1 FROM task_items WHERE state = 'DELAYED' AND not_before <= $1 LIMIT 1",
                 now)
        .next();
}

void promote_due_items(Transaction& transaction, base::Timestamp now) {
    const auto projects = projects_of_due_items(transaction, now);
    transaction.dialect().lock_lanes(transaction, projects);
    Promoted promoted;
    for (const std::string& project_id : projects)
        promote_in(transaction, project_id, now, promoted);
    for (const auto& [lane, count] : promoted.lanes)
        transaction.dialect().add_to_lane(transaction, lane, count);
    for (const std::string& task_id : promoted.task_ids)
        raise_version(transaction, task_id, now);
}

std::optional<base::Timestamp> next_due(Transaction& transaction) {
    return Query(transaction,
                 "SELECT not_before FROM task_items WHERE state = 'DELAYED' ORDER BY not_before LIMIT 1")
        .first<base::Timestamp>();
}

}  // namespace storyflow::store::sql
