#include "store/sqlite/queue_lanes.hpp"

namespace storyflow::store::sqlite {

namespace {

/// The end of the line. Each number is given once, so that lanes never tie.
std::int64_t next_turn(sql::Transaction& transaction) {
    sql::Query row(transaction, "UPDATE queue SET served = served + 1 RETURNING served");
    row.next();
    return row.take<std::int64_t>();
}

}  // namespace

void find_in_lanes(sql::Transaction& transaction, const std::function<bool(const sql::Lane&)>& visit) {
    sql::Query row(transaction, "SELECT priority, project_id FROM queue_lanes ORDER BY priority, served");
    while (row.next()) {
        if (visit({.priority = row.take<int>(), .project_id = row.take<std::string>()})) return;
    }
}

void add_to_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) {
    if (count == 0) return;
    const std::int64_t known = transaction.run(
        "UPDATE queue_lanes SET waiting = waiting + $1 WHERE priority = $2 AND project_id = $3", count,
        lane.priority, lane.project_id);
    if (known > 0) return;
    transaction.run("INSERT INTO queue_lanes (priority, project_id, waiting, served) VALUES ($1, $2, $3, $4)",
                    lane.priority, lane.project_id, count, next_turn(transaction));
}

void take_from_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) {
    transaction.run("UPDATE queue_lanes SET waiting = waiting - $1 WHERE priority = $2 AND project_id = $3",
                    count, lane.priority, lane.project_id);
    transaction.run("DELETE FROM queue_lanes WHERE priority = $1 AND project_id = $2 AND waiting = 0",
                    lane.priority, lane.project_id);
}

void serve_lane(sql::Transaction& transaction, const sql::Lane& lane) {
    transaction.run("UPDATE queue_lanes SET served = $1 WHERE priority = $2 AND project_id = $3",
                    next_turn(transaction), lane.priority, lane.project_id);
    take_from_lane(transaction, lane, 1);
    transaction.run("UPDATE queue SET waiting = waiting - 1");
}

}  // namespace storyflow::store::sqlite
