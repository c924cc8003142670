#include "outbound/http_sender.hpp"

#include <gtest/gtest.h>

#include <stop_token>
#include <thread>

#include "base/error.hpp"
#include "tests/http/server_fixture.hpp"
#include "tests/support/environment_variable.hpp"

namespace storyflow::outbound {

namespace {

class HttpSenderTest : public http::ServerFixture {
  protected:
    [[nodiscard]] std::string address() const {
        return "http://127.0.0.1:" + std::to_string(server->port()) + "/hook";
    }
};

}  // namespace

TEST_F(HttpSenderTest, SendsMethodFieldsAndBodyAndBringsTheAnswer) {
    service.handler = [](const http::Request& request) {
        const auto field = request.headers.find("X-Tone");
        return http::json_response(201, std::string(http::to_string(request.method)) + " " +
                                            std::string(field.value_or("")) + " " + request.body);
    };
    start();
    const auto answer =
        send({.method = "PUT", .address = address(), .fields = {{"X-Tone", "low"}}, .body = "a"}, {});
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.body, "PUT low a");
}

TEST_F(HttpSenderTest, SendsBytesAsTheyAre) {
    service.handler = [](const http::Request& request) {
        return http::json_response(200, std::to_string(request.body.size()));
    };
    start();
    const std::string bytes("\0\r\n\xff", 4);
    EXPECT_EQ(send({.method = "POST", .address = address(), .body = bytes}, {}).body, "4");
}

TEST_F(HttpSenderTest, AFailureOfTheOtherServerIsAnAnswerToo) {
    service.handler = [](const http::Request&) { return http::json_response(500, "broken"); };
    start();
    EXPECT_EQ(send({.method = "POST", .address = address()}, {}).status, 500);
}

TEST_F(HttpSenderTest, FollowsNoRedirect) {
    service.handler = [](const http::Request&) {
        auto response = http::json_response(307, "elsewhere");
        response.headers.set("Location", "http://127.0.0.1:1/");
        return response;
    };
    start();
    EXPECT_EQ(send({.method = "POST", .address = address()}, {}).status, 307);
}

TEST_F(HttpSenderTest, KeepsOnlyTheBeginningOfALongAnswer) {
    service.handler = [](const http::Request&) {
        return http::json_response(200, std::string(1024 * 1024, 'x'));
    };
    start();
    EXPECT_EQ(send({.method = "POST", .address = address()}, {}).body.size(), 64U * 1024U);
}

TEST_F(HttpSenderTest, AsksThisMachineDirectlyWhateverProxyTheEnvironmentNames) {
    service.handler = [](const http::Request&) { return http::json_response(204, ""); };
    start();
    const support::EnvironmentVariable proxy("http_proxy", "http://127.0.0.1:1");
    EXPECT_EQ(send({.method = "POST", .address = address()}, {}).status, 204);
}

TEST_F(HttpSenderTest, NamesTheServerThatCannotBeReachedWithoutItsPassword) {
    try {
        (void)send({.method = "POST", .address = "http://user:secret@127.0.0.1:1/hook"}, {});
        FAIL() << "nobody listens there";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_NE(std::string(error.what()).find("127.0.0.1"), std::string::npos);
        EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos);
    }
}

TEST_F(HttpSenderTest, RefusesOtherKindsOfAddresses) {
    for (const std::string address : {"file:///etc/passwd", "http://", "hook", ""}) {
        EXPECT_THROW((void)send({.method = "POST", .address = address}, {}), base::Error) << address;
    }
}

TEST_F(HttpSenderTest, AStopEndsTheWaiting) {
    service.handler = [this](const http::Request&) {
        gate.pass();
        return http::Response{};
    };
    start();
    std::stop_source stop;
    std::jthread stopper([&] {
        (void)gate.wait_for_arrivals(1);
        stop.request_stop();
    });
    try {
        (void)send({.method = "POST", .address = address()}, stop.get_token());
        FAIL() << "the server does not answer";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
    }
    gate.open();
}

}  // namespace storyflow::outbound
