#include "store/sqlite/waiting_items.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "store/sqlite/task_rows.hpp"

namespace storyflow::store {

namespace {

bool a_suspect_is_running(Connection& connection) {
    return Query(connection, "SELECT 1 FROM task_items WHERE state = 'RUNNING' AND is_suspect = 1 LIMIT 1")
        .next();
}

std::optional<std::int64_t> oldest_in(Connection& connection, const Lane& lane, bool is_suspect) {
    Query row(connection, R"sql(
        SELECT id
        FROM task_items
        WHERE state = 'QUEUED' AND priority = ? AND project_id = ? AND is_suspect = ?
        ORDER BY id
        LIMIT 1
    )sql",
              lane.priority, lane.project_id, is_suspect);
    if (!row.next()) return std::nullopt;
    return row.take<std::int64_t>();
}

std::optional<std::int64_t> oldest_claimable(Connection& connection, const Lane& lane,
                                             bool suspects_must_wait) {
    const auto blameless = oldest_in(connection, lane, false);
    if (suspects_must_wait) return blameless;
    const auto suspect = oldest_in(connection, lane, true);
    if (!blameless || !suspect) return blameless ? blameless : suspect;
    return std::min(*blameless, *suspect);
}

}  // namespace

void promote_due_items(Connection& connection, base::Timestamp now) {
    std::map<Lane, std::int64_t> lanes;
    std::set<std::string> task_ids;
    {
        Query row(connection, R"sql(
            UPDATE task_items
            SET state = 'QUEUED', not_before = NULL
            WHERE state = 'DELAYED' AND not_before <= ?
            RETURNING priority, project_id, task_id
        )sql",
                  now);
        while (row.next()) {
            ++lanes[{.priority = row.take<int>(), .project_id = row.take<std::string>()}];
            task_ids.insert(row.take<std::string>());
        }
    }
    for (const auto& [lane, count] : lanes)
        add_to_lane(connection, lane, count);
    for (const std::string& task_id : task_ids)
        raise_version(connection, task_id, now);
}

std::optional<base::Timestamp> next_due(Connection& connection) {
    Query row(connection,
              "SELECT not_before FROM task_items WHERE state = 'DELAYED' ORDER BY not_before LIMIT 1");
    if (!row.next()) return std::nullopt;
    return row.take<base::Timestamp>();
}

std::optional<NextItem> find_next_item(Connection& connection) {
    const bool suspects_must_wait = a_suspect_is_running(connection);
    std::optional<NextItem> found;
    find_in_lanes(connection, [&](const Lane& lane) {
        if (const auto id = oldest_claimable(connection, lane, suspects_must_wait)) found = {*id, lane};
        return found.has_value();
    });
    return found;
}

}  // namespace storyflow::store
