#include "store/postgres/queue_lanes.hpp"

#include "store/postgres/parameters.hpp"
#include "store/sql/announcements.hpp"

namespace storyflow::store::postgres {

namespace {

std::optional<sql::Lane> read_lane(sql::Query row) {
    if (!row.next()) return std::nullopt;
    return sql::Lane{.priority = row.take<int>(), .project_id = row.take<std::string>()};
}

/// The first lane in line, whoever takes from it at this moment.
std::optional<sql::Lane> find_next_lane(sql::Transaction& transaction, bool suspects) {
    return read_lane(sql::Query(transaction, R"sql(
        SELECT priority, project_id
        FROM queue_lanes AS lane
        WHERE waiting > 0
          AND ($1 OR EXISTS (SELECT FROM task_items AS item
                             WHERE item.state = 'QUEUED' AND NOT item.is_suspect
                               AND item.priority = lane.priority AND item.project_id = lane.project_id))
        ORDER BY priority, served
        LIMIT 1
    )sql",
                                suspects));
}

/// The first lane that nobody takes from at this moment. A batch is no substitute for something interactive:
/// only lanes of one priority stand in for each other.
std::optional<sql::Lane> lock_free_lane(sql::Transaction& transaction, bool suspects) {
    return read_lane(sql::Query(transaction, R"sql(
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
                                suspects));
}

std::optional<sql::Lane> lock_lane(sql::Transaction& transaction, const sql::Lane& lane) {
    return read_lane(sql::Query(transaction, R"sql(
        SELECT priority, project_id
        FROM queue_lanes
        WHERE priority = $1 AND project_id = $2 AND waiting > 0
        FOR UPDATE
    )sql",
                                lane.priority, lane.project_id));
}

}  // namespace

void lock_lanes(sql::Transaction& transaction, const std::vector<std::string>& project_ids) {
    if (project_ids.empty()) return;
    // The rows are made or locked one after the other, in the order in which they come.
    transaction.run(R"sql(
        INSERT INTO queue_lanes (priority, project_id)
        SELECT priority, project_id
        FROM (SELECT DISTINCT unnest($1::text[]) COLLATE "C" AS project_id) AS projects,
             (VALUES (0), (1)) AS priorities (priority)
        ORDER BY project_id, priority
        ON CONFLICT (priority, project_id) DO UPDATE SET waiting = queue_lanes.waiting
    )sql",
                    array_of(project_ids));
}

std::optional<sql::Lane> lock_next_lane(sql::Transaction& transaction, bool suspects) {
    auto free = lock_free_lane(transaction, suspects);
    if (free) return free;
    const auto next = find_next_lane(transaction, suspects);
    return next ? lock_lane(transaction, *next) : std::nullopt;
}

bool has_work(sql::Transaction& transaction, bool suspects) {
    return find_next_lane(transaction, suspects).has_value();
}

void add_to_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) {
    if (count == 0) return;
    transaction.run(R"sql(
        UPDATE queue_lanes
        SET waiting = waiting + $1, served = CASE waiting WHEN 0 THEN nextval('queue_turns') ELSE served END
        WHERE priority = $2 AND project_id = $3
    )sql",
                    count, lane.priority, lane.project_id);
    sql::announce_work(transaction);
}

void take_from_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) {
    transaction.run("UPDATE queue_lanes SET waiting = waiting - $1 WHERE priority = $2 AND project_id = $3",
                    count, lane.priority, lane.project_id);
}

void serve_lane(sql::Transaction& transaction, const sql::Lane& lane) {
    transaction.run(R"sql(
        WITH served AS (
            UPDATE queue_lanes
            SET waiting = waiting - 1, served = nextval('queue_turns')
            WHERE priority = $1 AND project_id = $2
        )
        UPDATE queue SET waiting = waiting - 1
    )sql",
                    lane.priority, lane.project_id);
}

void remove_empty_lanes(sql::Transaction& transaction) {
    transaction.run(R"sql(
        DELETE FROM queue_lanes
        WHERE (priority, project_id) IN (SELECT priority, project_id
                                         FROM queue_lanes
                                         WHERE waiting = 0
                                         FOR UPDATE SKIP LOCKED)
    )sql");
}

}  // namespace storyflow::store::postgres
