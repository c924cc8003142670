#include "store/sqlite/next_item.hpp"

#include <algorithm>
#include <cstdint>

#include "store/sqlite/queue_lanes.hpp"

namespace storyflow::store::sqlite {

namespace {

bool a_suspect_is_running(sql::Transaction& transaction) {
    return sql::Query(transaction,
                      "SELECT 1 FROM task_items WHERE state = 'RUNNING' AND is_suspect = 1 LIMIT 1")
        .next();
}

std::optional<std::int64_t> oldest_in(sql::Transaction& transaction, const sql::Lane& lane, bool is_suspect) {
    sql::Query row(transaction, R"sql(
        SELECT id
        FROM task_items
        WHERE state = 'QUEUED' AND priority = $1 AND project_id = $2 AND is_suspect = $3
        ORDER BY id
        LIMIT 1
    )sql",
                   lane.priority, lane.project_id, is_suspect);
    if (!row.next()) return std::nullopt;
    return row.take<std::int64_t>();
}

std::optional<std::int64_t> oldest_claimable(sql::Transaction& transaction, const sql::Lane& lane,
                                             bool suspects_must_wait) {
    const auto blameless = oldest_in(transaction, lane, false);
    if (suspects_must_wait) return blameless;
    const auto suspect = oldest_in(transaction, lane, true);
    if (!blameless || !suspect) return blameless ? blameless : suspect;
    return std::min(*blameless, *suspect);
}

}  // namespace

std::optional<sql::NextItem> find_next_item(sql::Transaction& transaction) {
    const bool suspects_must_wait = a_suspect_is_running(transaction);
    std::optional<sql::NextItem> found;
    find_in_lanes(transaction, [&](const sql::Lane& lane) {
        if (const auto id = oldest_claimable(transaction, lane, suspects_must_wait)) found = {*id, lane};
        return found.has_value();
    });
    return found;
}

}  // namespace storyflow::store::sqlite
