#include "store/sql/dialect.hpp"

namespace storyflow::store::sql {

void Dialect::take_from_lane(Transaction& transaction, const Lane& lane, std::int64_t count) {
    transaction.run("UPDATE queue_lanes SET waiting = waiting - $1 WHERE priority = $2 AND project_id = $3",
                    count, lane.priority, lane.project_id);
}

}  // namespace storyflow::store::sql
