#include "store/postgres/next_lane.hpp"

namespace storyflow::store::postgres {

namespace {

/// The first lane in line, even if another transaction has locked it.
std::optional<sql::Lane> find_next_lane(sql::Transaction& transaction, bool suspects) {
    return sql::Query(transaction, R"sql(
        SELECT priority, project_id
        FROM queue_lanes AS lane
        WHERE waiting > 0
          AND ($1 OR EXISTS (SELECT FROM task_items AS item
                             WHERE item.state = 'QUEUED' AND NOT item.is_suspect
                               AND item.priority = lane.priority AND item.project_id = lane.project_id))
        ORDER BY priority, served
        LIMIT 1
    )sql",
                      suspects)
        .first(sql::read_lane);
}

/// The first lane that no other transaction has locked, among the lanes of the highest waiting priority only:
/// a batch must not run before an interactive request.
std::optional<sql::Lane> lock_free_lane(sql::Transaction& transaction, bool suspects) {
    return sql::Query(transaction, R"sql(
        SELECT priority, project_id
        FROM queue_lanes AS lane
        WHERE waiting > 0
          AND priority = (SELECT priority
                          FROM queue_lanes AS first
                          WHERE waiting > 0
                            AND ($1 OR EXISTS (SELECT FROM task_items AS item
                                               WHERE item.state = 'QUEUED' AND NOT item.is_suspect
                                                 AND item.priority = first.priority
                                                 AND item.project_id = first.project_id))
                          ORDER BY priority, served
                          LIMIT 1)
          AND ($1 OR EXISTS (SELECT FROM task_items AS item
                             WHERE item.state = 'QUEUED' AND NOT item.is_suspect
                               AND item.priority = lane.priority AND item.project_id = lane.project_id))
        ORDER BY served
        LIMIT 1
        FOR UPDATE SKIP LOCKED
    )sql",
                      suspects)
        .first(sql::read_lane);
}

std::optional<sql::Lane> lock_lane(sql::Transaction& transaction, const sql::Lane& lane) {
    return sql::Query(transaction, R"sql(
        SELECT priority, project_id
        FROM queue_lanes
        WHERE priority = $1 AND project_id = $2 AND waiting > 0
        FOR UPDATE
    )sql",
                      lane.priority, lane.project_id)
        .first(sql::read_lane);
}

}  // namespace

std::optional<sql::Lane> lock_next_lane(sql::Transaction& transaction, bool suspects) {
    auto free = lock_free_lane(transaction, suspects);
    if (free) return free;
    const auto next = find_next_lane(transaction, suspects);
    return next ? lock_lane(transaction, *next) : std::nullopt;
}

bool has_work(sql::Transaction& transaction, bool suspects) {
    return find_next_lane(transaction, suspects).has_value();
}

}  // namespace storyflow::store::postgres
