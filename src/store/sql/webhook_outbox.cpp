#include "store/sql/webhook_outbox.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace storyflow::store::sql {

namespace {

tasks::DueWebhook read_webhook(Query& row) {
    return {.task_id = row.take<std::string>(), .attempts = row.take<int>()};
}

}  // namespace

std::vector<tasks::DueWebhook> WebhookOutbox::claim_webhooks(std::size_t at_most,
                                                             std::chrono::milliseconds patience) {
    return database_.write_unsynced([&](Transaction& transaction) {
        const auto now = transaction.now();
        // Skips a row that another process is claiming at this moment.
        auto due = Query(transaction, R"sql(
            SELECT task_id, attempts FROM webhooks WHERE due_at <= $1 ORDER BY due_at LIMIT $2
            FOR UPDATE SKIP LOCKED
        )sql",
                         now, static_cast<std::int64_t>(at_most))
                       .all(read_webhook);
        for (const auto& webhook : due) {
            transaction.run("UPDATE webhooks SET due_at = $1 WHERE task_id = $2",
                            base::Timestamp(now + patience), webhook.task_id);
        }
        return due;
    });
}

void WebhookOutbox::finish_webhook(std::string_view task_id) {
    database_.write_even_if_full([&](Transaction& transaction) {
        transaction.run("DELETE FROM webhooks WHERE task_id = $1", task_id);
    });
}

void WebhookOutbox::postpone_webhook(std::string_view task_id, std::chrono::milliseconds delay) {
    database_.write_even_if_full([&](Transaction& transaction) {
        transaction.run("UPDATE webhooks SET attempts = attempts + 1, due_at = $1 WHERE task_id = $2",
                        base::Timestamp(transaction.now() + delay), task_id);
    });
}

}  // namespace storyflow::store::sql
