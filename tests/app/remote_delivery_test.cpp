#include "app/remote_delivery.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "narration/delivery_delayed.hpp"
#include "tests/http/server_fixture.hpp"

namespace storyflow::app {

namespace {

class RemoteDeliveryTest : public http::ServerFixture {
  protected:
    RemoteDeliveryTest() {
        service.handler = [this](const http::Request& request) {
            const std::lock_guard lock(mutex_);
            requests_.push_back(request);
            return answer_;
        };
    }
    RemoteDelivery delivery() {
        start();
        return {"http://127.0.0.1:" + std::to_string(server->port()) + "/", "a key of some length"};
    }
    http::Request only_request() const {
        const std::lock_guard lock(mutex_);
        return requests_.size() == 1 ? requests_.front() : http::Request{};
    }

    http::Response answer_ = http::json_response(201, R"({"incoming_file":"incoming/a.wav"})");

  private:
    mutable std::mutex mutex_;
    std::vector<http::Request> requests_;
};

}  // namespace

TEST_F(RemoteDeliveryTest, HandsTheFileInWithTheKey) {
    EXPECT_EQ(delivery().hand_in("a.wav", "RIFF", {}), "incoming/a.wav");
    const auto request = only_request();
    EXPECT_EQ(request.method, http::Method::put);
    EXPECT_EQ(request.path, "/api/deliveries/a.wav/");
    EXPECT_EQ(request.body, "RIFF");
    EXPECT_EQ(request.headers.find("Authorization"), "Bearer a key of some length");
}

TEST_F(RemoteDeliveryTest, TakesBackByName) {
    answer_ = {};
    answer_.status = 204;
    delivery().take_back("incoming/a.wav");
    EXPECT_EQ(only_request().method, http::Method::del);
    EXPECT_EQ(only_request().path, "/api/deliveries/a.wav/");
}

TEST_F(RemoteDeliveryTest, AsksTheServerToPutEachFileInPlace) {
    answer_ = http::json_response(200, "{}");
    EXPECT_TRUE(delivery().put_in_place({{.id = 1,
                                          .action = story::MediaChange::Action::publish_file,
                                          .target = "projects/p/audio/s.wav",
                                          .source = "incoming/a.wav"}}));
    EXPECT_EQ(only_request().path, "/api/deliveries/settle/");
    EXPECT_EQ(only_request().body, R"({"target":"projects/p/audio/s.wav"})");
}

TEST_F(RemoteDeliveryTest, WhatTheServerStillOwesIsSaid) {
    answer_ = http::json_response(503, "{}");
    EXPECT_FALSE(delivery().settle("projects/p/audio/s.wav"));
}

TEST_F(RemoteDeliveryTest, ARefusalForGoodQuotesTheServerAndIsNotTriedAgain) {
    auto remote = delivery();
    for (const int status : {301, 400, 401, 403, 404, 413}) {
        answer_ = http::json_response(status, R"({"detail":"no key"})");
        try {
            (void)remote.hand_in("a.wav", "RIFF", {});
            ADD_FAILURE() << status << " was taken for a success";
        } catch (const base::Error& error) {
            EXPECT_NE(error.kind(), base::ErrorKind::unavailable) << status;
            EXPECT_THAT(error.what(), testing::HasSubstr(std::to_string(status)));
            EXPECT_THAT(error.what(), testing::HasSubstr("no key"));
            EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr("some length")));
        }
    }
}

TEST_F(RemoteDeliveryTest, ABusyFullOrTroubledServerDelaysTheDeliveryWithItsReason) {
    auto remote = delivery();
    for (const int status : {408, 429, 500, 502, 503, 504, 507}) {
        answer_ = http::json_response(status, R"({"detail":"the disk is full"})");
        EXPECT_THAT(
            [&] { (void)remote.hand_in("a.wav", "RIFF", {}); },
            testing::ThrowsMessage<narration::DeliveryDelayed>(testing::HasSubstr("the disk is full")))
            << status;
    }
}

TEST_F(RemoteDeliveryTest, AServerThatIsAwayDelaysTheDelivery) {
    auto remote = delivery();
    server.reset();
    EXPECT_THROW((void)remote.hand_in("a.wav", "RIFF", {}), narration::DeliveryDelayed);
}

TEST_F(RemoteDeliveryTest, AServerThatIsAwayHasPutNothingInPlace) {
    auto remote = delivery();
    server.reset();
    EXPECT_FALSE(remote.settle("projects/p/audio/s.wav"));
    EXPECT_THROW(remote.take_back("incoming/a.wav"), base::Error);
}

TEST_F(RemoteDeliveryTest, AStopEndsAnUploadThatTheServerDoesNotAnswer) {
    std::stop_source stop;
    service.handler = [&](const http::Request&) {
        stop.request_stop();
        gate.pass();
        return answer_;
    };
    auto remote = delivery();
    try {
        (void)remote.hand_in("a.wav", "RIFF", stop.get_token());
        ADD_FAILURE() << "the upload went on after the stop";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
    }
    gate.open();
    server.reset();  // waits for the handler, which uses the test's objects
}

TEST_F(RemoteDeliveryTest, AnAnswerThatIsNotUnderstoodIsAnError) {
    answer_ = http::json_response(200, "<html>");
    auto remote = delivery();
    EXPECT_THROW((void)remote.hand_in("a.wav", "RIFF", {}), base::Error);
}

}  // namespace storyflow::app
