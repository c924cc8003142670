#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::tasks {

/// The end of a task of which the webhook must be notified.
struct DueWebhook {
    std::string task_id;
    int attempts = 0;  ///< earlier attempts
};

/// The ends of tasks of which the webhook must still be notified. An end is recorded in the transaction in
/// which the task ends, and removed with the task. Each call is one transaction; calls are safe from any
/// thread and process. Throws `base::Error{unavailable}` if the database does not answer.
class WebhookOutbox {
  public:
    virtual ~WebhookOutbox() = default;
    /// Returns the ends that are due, oldest first, and hides them from other callers for `patience`.
    virtual std::vector<DueWebhook> claim_webhooks(std::size_t at_most,
                                                   std::chrono::milliseconds patience) = 0;
    /// Marks the end as delivered or dropped.
    virtual void finish_webhook(std::string_view task_id) = 0;
    /// Makes the end due again after `delay`.
    virtual void postpone_webhook(std::string_view task_id, std::chrono::milliseconds delay) = 0;
};

}  // namespace storyflow::tasks
