#include "app/webhook_sender.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstdint>
#include <exception>
#include <utility>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/log_text.hpp"
#include "outbound/address.hpp"
#include "outbound/http_sender.hpp"
#include "tasks/log_name.hpp"

namespace storyflow::app {

namespace {

constexpr std::size_t at_once = 16;

std::string unix_seconds(base::Timestamp time) {
    return std::to_string(std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count());
}

}  // namespace

std::string webhook_signature(std::string_view secret, base::Timestamp time, std::string_view body) {
    const std::string seconds = unix_seconds(time);
    const std::string sum = base::hmac_sha256(secret, seconds + "." + std::string(body));
    return "t=" + seconds + ",v1=" + base::hexadecimal(sum);
}

WebhookSender::WebhookSender(tasks::WebhookOutbox& outbox, tasks::TaskStore& tasks, const base::Clock& clock,
                             Render render, WebhookOptions options)
    : outbox_(outbox),
      tasks_(tasks),
      clock_(clock),
      render_(std::move(render)),
      options_(std::move(options)),
      thread_([this] { run(); }) {}

WebhookSender::~WebhookSender() {
    stop_.request_stop();
    thread_.join();
}

void WebhookSender::run() {
    const auto stop = stop_.get_token();
    while (!stop.stop_requested()) {
        try {
            deliver_what_is_due();
        } catch (const std::exception& error) {
            if (!stop.stop_requested()) spdlog::warn("Webhooks wait: {}", base::log_text(error.what()));
        }
        std::unique_lock lock(mutex_);
        stopped_.wait_for(lock, stop, options_.poll_interval, [] { return false; });
    }
}

void WebhookSender::deliver_what_is_due() {
    // Longer than all of these deliveries can take, so that no other process sends them too.
    const auto patience = (at_once + 1) * std::chrono::milliseconds(options_.timeout);
    for (const auto& due : outbox_.claim_webhooks(at_once, patience)) {
        if (stop_.stop_requested())
            return outbox_.postpone_webhook(due.task_id, std::chrono::milliseconds(0));
        deliver(due);
    }
}

void WebhookSender::deliver(const tasks::DueWebhook& due) {
    const auto status = tasks::find_status(tasks_, due.task_id);
    const auto failure = status ? try_to_tell(*status) : std::nullopt;
    if (!failure) return outbox_.finish_webhook(due.task_id);
    if (stop_.stop_requested()) return outbox_.postpone_webhook(due.task_id, std::chrono::milliseconds(0));
    const int failures = due.attempts + 1;
    if (failures >= options_.retries.most_failures) {
        spdlog::error("{}: the webhook was not notified of its end in {} tries: {}", tasks::log_name(*status),
                      failures, base::log_text(*failure));
        return outbox_.finish_webhook(due.task_id);
    }
    outbox_.postpone_webhook(due.task_id, options_.retries.delay_after(failures));
}

std::optional<std::string> WebhookSender::try_to_tell(const tasks::TaskStatus& status) {
    const std::string body = render_(status);
    try {
        const auto answer = outbound::send(
            {.method = "POST",
             .address = options_.address,
             .fields = {{"Content-Type", "application/json"},
                        {"StoryFlow-Event", "task.ended"},
                        {"StoryFlow-Delivery", status.task_id},
                        {"StoryFlow-Signature", webhook_signature(options_.secret, clock_.now(), body)}},
             .body = body,
             .timeout = options_.timeout},
            stop_.get_token());
        if (answer.status >= 200 && answer.status < 300) return std::nullopt;
        return fmt::format("{} answered with {}", outbound::shown_address(options_.address), answer.status);
    } catch (const base::Error& error) {
        return error.what();
    }
}

}  // namespace storyflow::app
