#include "store/sql/queue_length.hpp"

namespace storyflow::store::sql {

std::int64_t queue_length(Transaction& transaction) {
    return Query(transaction, "SELECT waiting FROM queue").value<std::int64_t>();
}

void add_to_queue_length(Transaction& transaction, std::int64_t change) {
    if (change == 0) return;
    transaction.run("UPDATE queue SET waiting = waiting + $1", change);
}

}  // namespace storyflow::store::sql
