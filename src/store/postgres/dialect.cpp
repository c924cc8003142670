#include "store/postgres/dialect.hpp"

#include "store/postgres/advisory_locks.hpp"
#include "store/postgres/next_item.hpp"
#include "store/postgres/queue_lanes.hpp"

namespace storyflow::store::postgres {

void Dialect::lock_intake(sql::Transaction& transaction) {
    postgres::lock_intake(transaction);
}

void Dialect::lock_lanes(sql::Transaction& transaction, const std::vector<std::string>& project_ids) {
    postgres::lock_lanes(transaction, project_ids);
}

void Dialect::add_to_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) {
    postgres::add_to_lane(transaction, lane, count);
}

void Dialect::take_from_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) {
    postgres::take_from_lane(transaction, lane, count);
}

void Dialect::serve_lane(sql::Transaction& transaction, const sql::Lane& lane) {
    postgres::serve_lane(transaction, lane);
}

void Dialect::remove_empty_lanes(sql::Transaction& transaction) {
    postgres::remove_empty_lanes(transaction);
}

std::optional<sql::NextItem> Dialect::find_next_item(sql::Transaction& transaction) {
    return postgres::find_next_item(transaction);
}

bool Dialect::has_claimable_item(sql::Transaction& transaction) {
    return postgres::has_claimable_item(transaction);
}

}  // namespace storyflow::store::postgres
