#pragma once

#include "base/clock.hpp"
#include "store/sqlite/database.hpp"
#include "tasks/webhook_outbox.hpp"

namespace storyflow::store {

class SqliteWebhookOutbox final : public tasks::WebhookOutbox {
  public:
    SqliteWebhookOutbox(Database& database, const base::Clock& clock) : database_(database), clock_(clock) {}

    std::vector<tasks::DueWebhook> claim_webhooks(std::size_t at_most,
                                                  std::chrono::milliseconds patience) override;
    void settle_webhook(std::string_view task_id) override;
    void postpone_webhook(std::string_view task_id, std::chrono::milliseconds delay) override;

  private:
    Database& database_;
    const base::Clock& clock_;
};

}  // namespace storyflow::store
