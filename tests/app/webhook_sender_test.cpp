#include "app/webhook_sender.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <set>

#include "base/error.hpp"
#include "tests/http/server_fixture.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/manual_clock.hpp"

namespace storyflow::app {

namespace {

using namespace std::chrono_literals;
using support::eventually;

/// Ends of tasks that a test chooses. A postponed one is due again at once; its delay is recorded.
class FakeOutbox final : public tasks::WebhookOutbox {
  public:
    void add(const std::string& task_id) {
        const std::lock_guard lock(mutex_);
        due_.push_back({task_id, 0});
    }
    std::vector<tasks::DueWebhook> claim_webhooks(std::size_t at_most, std::chrono::milliseconds) override {
        const std::lock_guard lock(mutex_);
        if (outages_ > 0 && outages_-- > 0)
            throw base::Error(base::ErrorKind::unavailable, "The database is away.");
        std::vector<tasks::DueWebhook> claimed;
        for (; !due_.empty() && claimed.size() < at_most; due_.pop_front()) {
            claimed.push_back(due_.front());
            attempts_[due_.front().task_id] = due_.front().attempts;
        }
        return claimed;
    }
    void finish_webhook(std::string_view task_id) override {
        const std::lock_guard lock(mutex_);
        settled_.emplace_back(task_id);
    }
    void postpone_webhook(std::string_view task_id, std::chrono::milliseconds delay) override {
        const std::lock_guard lock(mutex_);
        delays_.push_back(delay);
        due_.push_back({std::string(task_id), attempts_[std::string(task_id)] + 1});
    }
    void fail_next(int calls) {
        const std::lock_guard lock(mutex_);
        outages_ = calls;
    }
    std::vector<std::string> settled() const {
        const std::lock_guard lock(mutex_);
        return settled_;
    }
    std::vector<std::chrono::milliseconds> delays() const {
        const std::lock_guard lock(mutex_);
        return delays_;
    }

  private:
    mutable std::mutex mutex_;
    std::deque<tasks::DueWebhook> due_;
    std::map<std::string, int> attempts_;
    std::vector<std::string> settled_;
    std::vector<std::chrono::milliseconds> delays_;
    int outages_ = 0;
};

/// Finds every task but "gone".
class FakeTasks final : public tasks::TaskStore {
  public:
    std::optional<tasks::TaskDelta> find(std::string_view task_id, std::size_t) override {
        if (task_id == "gone") return std::nullopt;
        tasks::TaskDelta delta;
        delta.head.task_id = task_id;
        delta.head.state = tasks::TaskState::completed;
        return delta;
    }
    tasks::EnqueueResult enqueue(const tasks::NewTask&, std::int64_t) override { return {}; }
    std::optional<tasks::TaskState> request_cancel(std::string_view) override { return std::nullopt; }
    std::vector<std::string> list(std::optional<std::chrono::seconds>) override { return {}; }
    std::optional<tasks::ItemPage> items(std::string_view, std::int64_t, std::int64_t) override {
        return std::nullopt;
    }
    std::vector<std::string> remove_ended(std::chrono::seconds) override { return {}; }
};

class WebhookSenderTest : public http::ServerFixture {
  protected:
    WebhookSenderTest() {
        service.handler = [this](const http::Request& request) {
            const std::lock_guard lock(mutex_);
            received_.push_back(request);
            http::Response response;
            response.status = received_.size() <= failing_ ? 500 : 204;
            return response;
        };
    }
    void start_sender(int most_failures = 5) {
        start();
        WebhookOptions hook;
        hook.address = "http://me:password@127.0.0.1:" + std::to_string(server->port()) + "/hook";
        hook.secret = "a secret of some length";
        hook.poll_interval = 2ms;
        hook.retries = {.most_failures = most_failures, .first_delay = 2s, .longest_delay = 300s};
        sender_ = std::make_unique<WebhookSender>(
            outbox_, tasks_, clock_,
            [](const tasks::TaskStatus& status) { return "{\"task_id\":\"" + status.task_id + "\"}"; }, hook);
    }
    std::vector<http::Request> received() const {
        const std::lock_guard lock(mutex_);
        return received_;
    }
    bool settles(std::size_t count) {
        return eventually([&] { return outbox_.settled().size() >= count; });
    }

    mutable std::mutex mutex_;
    std::vector<http::Request> received_;
    std::size_t failing_ = 0;  ///< the first requests that get 500
    FakeOutbox outbox_;
    FakeTasks tasks_;
    support::ManualClock clock_;
    std::unique_ptr<WebhookSender> sender_;
};

std::string field(const http::Request& request, std::string_view name) {
    return std::string(request.headers.find(name).value_or(""));
}

}  // namespace

TEST(WebhookSignature, IsTheHmacOfTimeAndBody) {
    // printf '1767225600.{"a":1}' | openssl dgst -sha256 -hmac key
    EXPECT_EQ(webhook_signature("key", support::ManualClock().now(), "{\"a\":1}"),
              "t=1767225600,v1=80f7b75f8618b9b24d72673996a625f1a43f7387a26b6739d667431724fe4d23");
}

TEST_F(WebhookSenderTest, TellsOfAnEndedTaskOnceAndSigned) {
    start_sender();
    outbox_.add("t");
    ASSERT_TRUE(settles(1));
    ASSERT_EQ(received().size(), 1U);
    const auto request = received().front();
    EXPECT_EQ(request.method, http::Method::post);
    EXPECT_EQ(request.body, "{\"task_id\":\"t\"}");
    EXPECT_EQ(field(request, "StoryFlow-Event"), "task.ended");
    EXPECT_EQ(field(request, "StoryFlow-Delivery"), "t");
    EXPECT_EQ(field(request, "StoryFlow-Signature"),
              webhook_signature("a secret of some length", clock_.now(), request.body));
    EXPECT_EQ(outbox_.settled(), std::vector<std::string>{"t"});
}

TEST_F(WebhookSenderTest, TriesAgainLaterAndLaterUntilItIsTold) {
    failing_ = 3;
    start_sender();
    outbox_.add("t");
    ASSERT_TRUE(settles(1));
    EXPECT_EQ(received().size(), 4U);
    EXPECT_THAT(outbox_.delays(), testing::ElementsAre(2s, 4s, 8s));
}

TEST_F(WebhookSenderTest, GivesUpInTheEnd) {
    failing_ = 1000;
    start_sender(3);
    outbox_.add("t");
    ASSERT_TRUE(settles(1));
    EXPECT_EQ(received().size(), 3U);
}

TEST_F(WebhookSenderTest, SaysWhereNobodyListenedWithoutThePassword) {
    failing_ = 1000;
    const support::LogCapture log;
    start_sender(1);
    outbox_.add("t");
    ASSERT_TRUE(settles(1));
    sender_.reset();
    EXPECT_THAT(log.text(),
                testing::HasSubstr("http://127.0.0.1:" + std::to_string(server->port()) + "/hook"));
    EXPECT_THAT(log.text(), testing::Not(testing::HasSubstr("password")));
}

TEST_F(WebhookSenderTest, ATaskThatIsForgottenNeedsNoTelling) {
    start_sender();
    outbox_.add("gone");
    ASSERT_TRUE(settles(1));
    EXPECT_TRUE(received().empty());
}

TEST_F(WebhookSenderTest, OneBadDeliveryDoesNotHoldUpTheOthers) {
    failing_ = 1;
    start_sender();
    for (const auto* task : {"a", "b", "c"})
        outbox_.add(task);
    ASSERT_TRUE(settles(3));
    EXPECT_THAT(outbox_.settled(), testing::UnorderedElementsAre("a", "b", "c"));
}

TEST_F(WebhookSenderTest, WaitsForADatabaseThatIsAway) {
    outbox_.fail_next(3);
    start_sender();
    outbox_.add("t");
    EXPECT_TRUE(settles(1));
}

TEST_F(WebhookSenderTest, StopsWhileADeliveryIsOnItsWay) {
    service.handler = [this](const http::Request&) {
        gate.pass();
        return http::Response{};
    };
    start_sender();
    outbox_.add("t");
    ASSERT_TRUE(gate.wait_for_arrivals(1));
    sender_.reset();
    EXPECT_TRUE(outbox_.settled().empty());
    gate.open();
}

}  // namespace storyflow::app
