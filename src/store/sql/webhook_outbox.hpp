#pragma once

#include "store/sql/database.hpp"
#include "tasks/webhook_outbox.hpp"

namespace storyflow::store::sql {

class WebhookOutbox final : public tasks::WebhookOutbox {
  public:
    explicit WebhookOutbox(Database& database) : database_(database) {}

    std::vector<tasks::DueWebhook> claim_webhooks(std::size_t at_most,
                                                  std::chrono::milliseconds patience) override;
    void finish_webhook(std::string_view task_id) override;
    void postpone_webhook(std::string_view task_id, std::chrono::milliseconds delay) override;

  private:
    Database& database_;
};

}  // namespace storyflow::store::sql
