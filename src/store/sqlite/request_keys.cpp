#include "store/sqlite/request_keys.hpp"

namespace storyflow::store {

std::optional<std::string> find_repeated(Connection& connection,
                                         const std::optional<tasks::RequestKey>& request_key) {
    if (!request_key) return std::nullopt;
    Query row(connection, "SELECT fingerprint, task_id FROM request_keys WHERE key = ?", request_key->key);
    if (!row.next()) return std::nullopt;
    if (row.take<std::string>() != request_key->fingerprint) throw tasks::RequestKeyReused();
    return row.take<std::string>();
}

void remember_request(Connection& connection, const std::optional<tasks::RequestKey>& request_key,
                      std::string_view task_id) {
    if (!request_key) return;
    connection.run("INSERT INTO request_keys (key, fingerprint, task_id) VALUES (?, ?, ?)", request_key->key,
                   request_key->fingerprint, task_id);
}

}  // namespace storyflow::store
