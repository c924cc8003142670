#include "store/sqlite/queue_lanes.hpp"

namespace storyflow::store {

namespace {

/// The end of the line. Each number is given once, so that lanes never tie.
std::int64_t next_turn(Connection& connection) {
    Query row(connection, "UPDATE queue SET served = served + 1 RETURNING served");
    row.next();
    return row.take<std::int64_t>();
}

}  // namespace

void find_in_lanes(Connection& connection, const std::function<bool(const Lane&)>& visit) {
    Query row(connection, "SELECT priority, project_id FROM queue_lanes ORDER BY priority, served");
    while (row.next()) {
        if (visit({.priority = row.take<int>(), .project_id = row.take<std::string>()})) return;
    }
}

void add_to_lane(Connection& connection, const Lane& lane, std::int64_t count) {
    if (count == 0) return;
    const int known =
        connection.run("UPDATE queue_lanes SET waiting = waiting + ? WHERE priority = ? AND project_id = ?",
                       count, lane.priority, lane.project_id);
    if (known > 0) return;
    connection.run("INSERT INTO queue_lanes (priority, project_id, waiting, served) VALUES (?, ?, ?, ?)",
                   lane.priority, lane.project_id, count, next_turn(connection));
}

void take_from_lane(Connection& connection, const Lane& lane, std::int64_t count) {
    connection.run("UPDATE queue_lanes SET waiting = waiting - ? WHERE priority = ? AND project_id = ?",
                   count, lane.priority, lane.project_id);
    connection.run("DELETE FROM queue_lanes WHERE priority = ? AND project_id = ? AND waiting = 0",
                   lane.priority, lane.project_id);
}

void serve_lane(Connection& connection, const Lane& lane) {
    connection.run("UPDATE queue_lanes SET served = ? WHERE priority = ? AND project_id = ?",
                   next_turn(connection), lane.priority, lane.project_id);
    take_from_lane(connection, lane, 1);
}

std::int64_t queue_length(Connection& connection) {
    Query row(connection, "SELECT waiting FROM queue");
    row.next();
    return row.take<std::int64_t>();
}

void add_to_queue_length(Connection& connection, std::int64_t change) {
    connection.run("UPDATE queue SET waiting = waiting + ?", change);
}

}  // namespace storyflow::store
