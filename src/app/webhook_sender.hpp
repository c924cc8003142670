#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

#include "base/clock.hpp"
#include "tasks/retry_policy.hpp"
#include "tasks/task_store.hpp"
#include "tasks/webhook_outbox.hpp"

namespace storyflow::app {

struct WebhookOptions {
    std::string address;  ///< http or https
    std::string secret;   ///< key of the signature
    std::chrono::milliseconds poll_interval{2'000};
    std::chrono::seconds timeout{15};  ///< for one delivery
    tasks::RetryPolicy retries{.most_failures = 10,
                               .first_delay = std::chrono::seconds(2),
                               .longest_delay = std::chrono::minutes(5)};
};

/// `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 with the secret over "<unix seconds>.<body>". A receiver computes
/// the same, compares in constant time and refuses old times, which protects against forged and replayed
/// deliveries.
[[nodiscard]] std::string webhook_signature(std::string_view secret, base::Timestamp time,
                                            std::string_view body);

/// Notifies an address of every task that ended: `POST` with the task's status as JSON, `StoryFlow-Event:
/// task.ended`, `StoryFlow-Delivery: <task id>` (the same for each attempt) and `StoryFlow-Signature`. A 2xx
/// answer counts as delivered; after any other result the delivery is repeated with growing delays, and
/// finally dropped with a line in the log. Uses one thread of its own and blocks no other.
class WebhookSender {
  public:
    /// Writes a status as the body of a delivery.
    using Render = std::function<std::string(const tasks::TaskStatus&)>;

    WebhookSender(tasks::WebhookOutbox& outbox, tasks::TaskStore& tasks, const base::Clock& clock,
                  Render render, WebhookOptions options);
    /// Cancels the delivery that is in progress; it is repeated after the next start.
    ~WebhookSender();
    WebhookSender(const WebhookSender&) = delete;
    WebhookSender& operator=(const WebhookSender&) = delete;

  private:
    void run();
    void deliver_what_is_due();
    void deliver(const tasks::DueWebhook& due);
    /// std::nullopt if delivered; else the reason of the failure.
    [[nodiscard]] std::optional<std::string> try_to_tell(const tasks::TaskStatus& status);

    tasks::WebhookOutbox& outbox_;
    tasks::TaskStore& tasks_;
    const base::Clock& clock_;
    Render render_;
    WebhookOptions options_;
    std::stop_source stop_;
    std::mutex mutex_;
    std::condition_variable_any stopped_;
    std::thread thread_;  // last: it uses all members above
};

}  // namespace storyflow::app
