#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::tasks {

/// The end of a task that somebody is to be told of.
struct DueWebhook {
    std::string task_id;
    int attempts = 0;  ///< before this one
};

/// Which ends of tasks still have to be told. An end is noted in the transaction that brings it about, and
/// forgotten with its task. Each call is one transaction; calls are safe from any thread and process. Throws
/// `base::Error{unavailable}` when the database cannot answer.
class WebhookOutbox {
  public:
    virtual ~WebhookOutbox() = default;
    /// Hands out what is due, the oldest first, and hides it from others for `patience`.
    virtual std::vector<DueWebhook> claim_webhooks(std::size_t at_most,
                                                   std::chrono::milliseconds patience) = 0;
    /// It was told, or never will be.
    virtual void finish_webhook(std::string_view task_id) = 0;
    /// To be tried again after `delay`.
    virtual void postpone_webhook(std::string_view task_id, std::chrono::milliseconds delay) = 0;
};

}  // namespace storyflow::tasks
