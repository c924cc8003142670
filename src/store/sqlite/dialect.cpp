#include "store/sqlite/dialect.hpp"

#include <algorithm>
#include <utility>

namespace storyflow::store::sqlite {

namespace {

/// The number for the end of the line. Each number is used once, so that lanes never tie.
std::int64_t next_turn(sql::Transaction& transaction) {
    return sql::Query(transaction, "UPDATE queue SET served = served + 1 RETURNING served")
        .value<std::int64_t>();
}

using Kinds = std::optional<std::string>;

/// " narration export ": each kind stands between blanks, so that `strpos` finds whole words only.
Kinds as_words(const tasks::KindsOfWork& kinds) {
    if (!kinds) return std::nullopt;
    std::string words = " ";
    for (const auto& kind : *kinds)
        words += kind + ' ';
    return words;
}

std::optional<std::int64_t> oldest_in(sql::Transaction& transaction, const sql::Lane& lane,
                                      const Kinds& kinds, bool is_suspect) {
    return sql::Query(transaction, R"sql(
        SELECT min(id)
        FROM task_items
        WHERE state = 'QUEUED' AND priority = $1 AND project_id = $2 AND is_suspect = $3
          AND ($4 IS NULL OR strpos($4, ' ' || (SELECT kind FROM tasks WHERE id = task_id) || ' ') > 0)
    )sql",
                      lane.priority, lane.project_id, is_suspect, kinds)
        .value<std::optional<std::int64_t>>();
}

std::optional<std::int64_t> oldest_claimable(sql::Transaction& transaction, const sql::Lane& lane,
                                             const Kinds& kinds, bool suspects) {
    const auto blameless = oldest_in(transaction, lane, kinds, false);
    if (!suspects) return blameless;
    const auto suspect = oldest_in(transaction, lane, kinds, true);
    if (!blameless || !suspect) return blameless ? blameless : suspect;
    return std::min(*blameless, *suspect);
}

}  // namespace

std::optional<std::int64_t> Dialect::bytes_of_database(sql::Transaction& transaction) {
    return sql::Query(transaction,
                      "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        .value<std::int64_t>();
}

void Dialect::add_to_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) {
    const std::int64_t known = transaction.run(
        "UPDATE queue_lanes SET waiting = waiting + $1 WHERE priority = $2 AND project_id = $3", count,
        lane.priority, lane.project_id);
    if (known > 0) return;
    transaction.run("INSERT INTO queue_lanes (priority, project_id, waiting, served) VALUES ($1, $2, $3, $4)",
                    lane.priority, lane.project_id, count, next_turn(transaction));
}

void Dialect::take_from_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) {
    sql::Dialect::take_from_lane(transaction, lane, count);
    transaction.run("DELETE FROM queue_lanes WHERE priority = $1 AND project_id = $2 AND waiting = 0",
                    lane.priority, lane.project_id);
}

void Dialect::serve_lane(sql::Transaction& transaction, const sql::Lane& lane) {
    transaction.run("UPDATE queue_lanes SET served = $1 WHERE priority = $2 AND project_id = $3",
                    next_turn(transaction), lane.priority, lane.project_id);
    take_from_lane(transaction, lane, 1);
    transaction.run("UPDATE queue SET waiting = waiting - 1");
}

std::optional<sql::NextItem> Dialect::find_next_item(sql::Transaction& transaction,
                                                     const sql::Claimable& which) {
    const Kinds kinds = as_words(which.kinds);
    sql::Query row(transaction, "SELECT priority, project_id FROM queue_lanes ORDER BY priority, served");
    while (row.next()) {
        sql::Lane lane = sql::read_lane(row);
        if (const auto id = oldest_claimable(transaction, lane, kinds, which.suspects)) {
            return sql::NextItem{.id = *id, .lane = std::move(lane)};
        }
    }
    return std::nullopt;
}

}  // namespace storyflow::store::sqlite
