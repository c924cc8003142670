#include "store/sql/announcements.hpp"

namespace storyflow::store::sql {

void announce_work(Transaction& transaction) {
    transaction.run("SELECT pg_notify($1, '')", work_channel);
}

}  // namespace storyflow::store::sql
