#include "store/postgres/next_lane.hpp"

#include <string>

#include "store/postgres/parameters.hpp"

namespace storyflow::store::postgres {

namespace {

/// The condition that a row of `queue_lanes`, named `lane`, has a claimable item: $3 is
/// `sql::Claimable::is_any`.
std::string has_claimable(const std::string& lane) {
    return lane +
           ".waiting > 0 AND ($3 OR EXISTS (SELECT FROM task_items AS item WHERE item.priority = " + lane +
           ".priority AND item.project_id = " + lane + ".project_id AND " + std::string(is_claimable) + "))";
}

/// The first lane in line, even if another transaction has locked it.
std::optional<sql::Lane> find_next_lane(sql::Transaction& transaction, const sql::Claimable& which) {
    return sql::Query(transaction,
                      "SELECT priority, project_id FROM queue_lanes AS lane WHERE " + has_claimable("lane") +
                          " ORDER BY priority, served LIMIT 1",
                      which.suspects, array_of(which.kinds), which.is_any())
        .first(sql::read_lane);
}

/// The first lane that no other transaction has locked, among the lanes of the highest waiting priority only:
/// a batch must not run before an interactive request.
std::optional<sql::Lane> lock_free_lane(sql::Transaction& transaction, const sql::Claimable& which) {
    const std::string highest_priority = "SELECT priority FROM queue_lanes AS first WHERE " +
                                         has_claimable("first") + " ORDER BY priority, served LIMIT 1";
    return sql::Query(transaction,
                      "SELECT priority, project_id FROM queue_lanes AS lane WHERE priority = (" +
                          highest_priority + ") AND " + has_claimable("lane") +
                          " ORDER BY served LIMIT 1 FOR UPDATE SKIP LOCKED",
                      which.suspects, array_of(which.kinds), which.is_any())
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

std::optional<sql::Lane> lock_next_lane(sql::Transaction& transaction, const sql::Claimable& which) {
    auto free = lock_free_lane(transaction, which);
    if (free) return free;
    const auto next = find_next_lane(transaction, which);
    return next ? lock_lane(transaction, *next) : std::nullopt;
}

bool has_work(sql::Transaction& transaction, const sql::Claimable& which) {
    return find_next_lane(transaction, which).has_value();
}

}  // namespace storyflow::store::postgres
