#include "store/sqlite/dialect.hpp"

#include "store/sqlite/next_item.hpp"
#include "store/sqlite/queue_lanes.hpp"

namespace storyflow::store::sqlite {

std::optional<std::int64_t> Dialect::bytes_of_database(sql::Transaction& transaction) {
    sql::Query query(transaction,
                     "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()");
    query.next();
    return query.take<std::int64_t>();
}

void Dialect::add_to_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) {
    sqlite::add_to_lane(transaction, lane, count);
}

void Dialect::take_from_lane(sql::Transaction& transaction, const sql::Lane& lane, std::int64_t count) {
    sqlite::take_from_lane(transaction, lane, count);
}

void Dialect::serve_lane(sql::Transaction& transaction, const sql::Lane& lane) {
    sqlite::serve_lane(transaction, lane);
}

std::optional<sql::NextItem> Dialect::find_next_item(sql::Transaction& transaction) {
    return sqlite::find_next_item(transaction);
}

}  // namespace storyflow::store::sqlite
