#include "store/postgres/dialect.hpp"

#include <string>
#include <utility>

#include "store/postgres/advisory_locks.hpp"
#include "store/postgres/next_lane.hpp"
#include "store/postgres/parameters.hpp"
#include "store/sql/announcements.hpp"
#include "store/sql/running_items.hpp"

namespace storyflow::store::postgres {

namespace {

struct Candidate {
    std::int64_t id = 0;
    bool is_suspect = false;
};

/// Skips a row that another transaction has locked, for example an operator's.
std::optional<Candidate> lock_oldest_in(sql::Transaction& transaction, const sql::Lane& lane,
                                        const sql::Claimable& which) {
    sql::Query row(
        transaction,
        "SELECT id, is_suspect FROM task_items AS item WHERE priority = $3 AND project_id = $4 AND " +
            std::string(is_claimable) + " ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED",
        which.suspects, array_of(which.kinds), lane.priority, lane.project_id);
    if (!row.next()) return std::nullopt;
    return Candidate{.id = row.take<std::int64_t>(), .is_suspect = row.take<bool>()};
}

}  // namespace

void Dialect::lock_intake(sql::Transaction& transaction) {
    postgres::lock_intake(transaction);
}

void Dialect::lock_lanes(sql::Transaction& transaction, const std::vector<std::string>& project_ids) {
    if (project_ids.empty()) return;
    // The rows are inserted or locked one after the other, in the ORDER BY's order.
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

void Dialect::add_to_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) {
    transaction.run(R"sql(
        UPDATE queue_lanes
        SET waiting = waiting + $1, served = CASE waiting WHEN 0 THEN nextval('queue_turns') ELSE served END
        WHERE priority = $2 AND project_id = $3
    )sql",
                    count, lane.priority, lane.project_id);
    sql::announce_work(transaction);
}

void Dialect::serve_lane(sql::Transaction& transaction, const sql::Lane& lane) {
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

void Dialect::remove_empty_lanes(sql::Transaction& transaction) {
    transaction.run(R"sql(
        DELETE FROM queue_lanes
        WHERE (priority, project_id) IN (SELECT priority, project_id
                                         FROM queue_lanes
                                         WHERE waiting = 0
                                         FOR UPDATE SKIP LOCKED)
    )sql");
}

std::optional<sql::NextItem> Dialect::find_next_item(sql::Transaction& transaction,
                                                     const sql::Claimable& which) {
    auto lane = lock_next_lane(transaction, which);
    if (!lane) return std::nullopt;
    const auto oldest = lock_oldest_in(transaction, *lane, which);
    if (!oldest) return std::nullopt;
    if (oldest->is_suspect) {
        // Another transaction may just have handed out a suspect of another lane.
        lock_suspects(transaction);
        if (sql::a_suspect_is_running(transaction)) return std::nullopt;
    }
    return sql::NextItem{.id = oldest->id, .lane = *std::move(lane)};
}

bool Dialect::has_claimable_item(sql::Transaction& transaction, const sql::Claimable& which) {
    return has_work(transaction, which);
}

}  // namespace storyflow::store::postgres
