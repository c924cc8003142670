#include "store/sql/request_keys.hpp"

namespace storyflow::store::sql {

std::optional<std::string> find_repeated(Transaction& transaction,
                                         const std::optional<tasks::RequestKey>& request_key) {
    if (!request_key) return std::nullopt;
    // The lock keeps the task until the transaction ends.
    Query row(transaction, R"sql(
        SELECT fingerprint, task_id
        FROM request_keys JOIN tasks ON tasks.id = task_id
        WHERE key = $1
        FOR KEY SHARE OF tasks
    )sql",
              request_key->key);
    if (!row.next()) return std::nullopt;
    if (row.take<std::string>() != request_key->fingerprint) throw tasks::RequestKeyReused();
    return row.take<std::string>();
}

void remember_request(Transaction& transaction, const std::optional<tasks::RequestKey>& request_key,
                      std::string_view task_id) {
    if (!request_key) return;
    transaction.run("INSERT INTO request_keys (key, fingerprint, task_id) VALUES ($1, $2, $3)",
                    request_key->key, request_key->fingerprint, task_id);
}

}  // namespace storyflow::store::sql
