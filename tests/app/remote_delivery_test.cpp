#include "app/remote_delivery.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <string>
#include <vector>

#include "base/error.hpp"
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
    EXPECT_EQ(delivery().hand_in("a.wav", "RIFF"), "incoming/a.wav");
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

TEST_F(RemoteDeliveryTest, ARefusalIsAnErrorThatMayPassAndQuotesTheServer) {
    answer_ = http::json_response(403, R"({"detail":"no key"})");
    auto remote = delivery();
    try {
        (void)remote.hand_in("a.wav", "RIFF");
        FAIL() << "was refused";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), testing::HasSubstr("403"));
        EXPECT_THAT(error.what(), testing::HasSubstr("no key"));
        EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr("some length")));
    }
}

TEST_F(RemoteDeliveryTest, AnAnswerThatIsNotUnderstoodIsAnError) {
    answer_ = http::json_response(200, "<html>");
    auto remote = delivery();
    EXPECT_THROW((void)remote.hand_in("a.wav", "RIFF"), base::Error);
}

}  // namespace storyflow::app
