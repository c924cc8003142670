#include "store/postgres/webhook_outbox.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace storyflow::store {

using namespace postgres;

std::vector<tasks::DueWebhook> PostgresWebhookOutbox::claim_webhooks(std::size_t at_most,
                                                                     std::chrono::milliseconds patience) {
    return database_.write_unsynced([&](Transaction& transaction) {
        const auto now = transaction.now();
        // What another process is just claiming is skipped rather than waited for.
        Query row(transaction, R"sql(
            WITH due AS (
                SELECT task_id, due_at
                FROM webhooks
                WHERE due_at <= $1
                ORDER BY due_at
                LIMIT $2
                FOR UPDATE SKIP LOCKED
            ), claimed AS (
                UPDATE webhooks
                SET due_at = $3
                FROM due
                WHERE webhooks.task_id = due.task_id
                RETURNING webhooks.task_id, webhooks.attempts, due.due_at AS was_due_at
            )
            SELECT task_id, attempts FROM claimed ORDER BY was_due_at
        )sql",
                  now, static_cast<std::int64_t>(at_most), base::Timestamp(now + patience));
        std::vector<tasks::DueWebhook> due;
        while (row.next()) {
            auto task_id = row.take<std::string>();
            due.push_back({std::move(task_id), row.take<int>()});
        }
        return due;
    });
}

void PostgresWebhookOutbox::settle_webhook(std::string_view task_id) {
    database_.write([&](Transaction& transaction) {
        transaction.run("DELETE FROM webhooks WHERE task_id = $1", task_id);
    });
}

void PostgresWebhookOutbox::postpone_webhook(std::string_view task_id, std::chrono::milliseconds delay) {
    database_.write([&](Transaction& transaction) {
        transaction.run("UPDATE webhooks SET attempts = attempts + 1, due_at = $1 WHERE task_id = $2",
                        base::Timestamp(transaction.now() + delay), task_id);
    });
}

}  // namespace storyflow::store
