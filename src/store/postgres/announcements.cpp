#include "store/postgres/announcements.hpp"

namespace storyflow::store::postgres {

void announce_task(Transaction& transaction, std::string_view task_id) {
    transaction.run("SELECT pg_notify($1, $2)", task_channel, task_id);
}

void announce_work(Transaction& transaction) {
    transaction.run("SELECT pg_notify($1, '')", work_channel);
}

}  // namespace storyflow::store::postgres
