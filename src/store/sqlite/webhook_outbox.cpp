#include "store/sqlite/webhook_outbox.hpp"

#include <cstdint>

namespace storyflow::store {

std::vector<tasks::DueWebhook> SqliteWebhookOutbox::claim_webhooks(std::size_t at_most,
                                                                   std::chrono::milliseconds patience) {
    return database_.write_unsynced([&](Connection& connection) {
        const auto now = clock_.now();
        std::vector<tasks::DueWebhook> due;
        {
            Query row(connection,
                      "SELECT task_id, attempts FROM webhooks WHERE due_at <= ? ORDER BY due_at LIMIT ?", now,
                      static_cast<std::int64_t>(at_most));
            while (row.next()) {
                auto task_id = row.take<std::string>();
                due.push_back({std::move(task_id), row.take<int>()});
            }
        }
        for (const auto& webhook : due)
            connection.run("UPDATE webhooks SET due_at = ? WHERE task_id = ?",
                           base::Timestamp(now + patience), webhook.task_id);
        return due;
    });
}

void SqliteWebhookOutbox::settle_webhook(std::string_view task_id) {
    database_.write_even_if_full(
        [&](Connection& connection) { connection.run("DELETE FROM webhooks WHERE task_id = ?", task_id); });
}

void SqliteWebhookOutbox::postpone_webhook(std::string_view task_id, std::chrono::milliseconds delay) {
    database_.write_even_if_full([&](Connection& connection) {
        connection.run("UPDATE webhooks SET attempts = attempts + 1, due_at = ? WHERE task_id = ?",
                       base::Timestamp(clock_.now() + delay), task_id);
    });
}

}  // namespace storyflow::store
