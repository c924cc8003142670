#include "store/postgres/next_item.hpp"

#include <cstdint>
#include <utility>

#include "store/postgres/advisory_locks.hpp"
#include "store/postgres/queue_lanes.hpp"

namespace storyflow::store::postgres {

namespace {

bool a_suspect_is_running(sql::Transaction& transaction) {
    return sql::Query(transaction, "SELECT FROM task_items WHERE state = 'RUNNING' AND is_suspect").next();
}

struct Candidate {
    std::int64_t id = 0;
    bool is_suspect = false;
};

/// A row that somebody else holds, an operator perhaps, is passed over.
std::optional<Candidate> lock_oldest_in(sql::Transaction& transaction, const sql::Lane& lane, bool suspects) {
    sql::Query row(transaction, R"sql(
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

}  // namespace

std::optional<sql::NextItem> find_next_item(sql::Transaction& transaction) {
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
    return sql::NextItem{.id = oldest->id, .lane = *std::move(lane)};
}

bool has_claimable_item(sql::Transaction& transaction) {
    return has_work(transaction, !a_suspect_is_running(transaction));
}

}  // namespace storyflow::store::postgres
