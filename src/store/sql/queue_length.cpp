#include "store/sql/queue_length.hpp"

namespace storyflow::store::sql {

std::int64_t queue_length(Transaction& transaction) {
    Query row(transaction, "SELECT waiting FROM queue");
    row.next();
    return row.take<std::int64_t>();
}

void add_to_queue_length(Transaction& transaction, std::int64_t change) {
    if (change == 0) return;
    transaction.run("UPDATE queue SET waiting = waiting + $1", change);
}

}  // namespace storyflow::store::sql
