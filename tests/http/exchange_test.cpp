#include "http/exchange.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <mutex>
#include <string>
#include <vector>

#include "tests/http/server_fixture.hpp"
#include "tests/support/eventually.hpp"

namespace storyflow::http {
namespace {

using testing::ElementsAre;

/// Records the exchanges as lines.
class Lines final : public ExchangeObserver {
  public:
    void exchange_ended(const Exchange& exchange) noexcept override {
        const std::lock_guard lock(mutex_);
        lines_.push_back(std::string(exchange.method) + " " + std::string(exchange.path) + " " +
                         std::string(exchange.route) + " " + std::to_string(exchange.status) + " " +
                         std::to_string(exchange.bytes) + (exchange.complete ? "" : " cut"));
    }
    void connection_failed(std::string_view reason) noexcept override {
        const std::lock_guard lock(mutex_);
        lines_.emplace_back(reason);
    }
    [[nodiscard]] std::vector<std::string> once_there_are(std::size_t count) {
        (void)support::eventually([&] { return lines().size() >= count; });
        return lines();
    }

  private:
    std::vector<std::string> lines() {
        const std::lock_guard lock(mutex_);
        return lines_;
    }
    std::mutex mutex_;
    std::vector<std::string> lines_;
};

class ExchangeTest : public ServerFixture {
  protected:
    ExchangeTest() {
        options.observers = {&lines};
        service.pattern = "/things/{id}/";
    }
    ~ExchangeTest() override { server.reset(); }

    Lines lines;
};

Request with_id(std::string id) {
    Request request;
    request.headers.set("x-request-id", std::move(id));
    return request;
}

}  // namespace

TEST(RequestId, IsTheClientsWhenItIsShortAndPlain) {
    base::RandomIdSource ids;
    EXPECT_EQ(request_id_of(with_id("abc-1.2_Z"), ids), "abc-1.2_Z");
    EXPECT_EQ(request_id_of(with_id(std::string(64, 'a')), ids), std::string(64, 'a'));
    for (const auto& bad : {std::string(), std::string(65, 'a'), std::string("a b"), std::string("a\tb"),
                            std::string("\xC3\xA9")}) {
        const auto id = request_id_of(with_id(bad), ids);
        EXPECT_EQ(id.size(), 16U);
        EXPECT_NE(id, bad);
    }
    EXPECT_NE(request_id_of({}, ids), request_id_of({}, ids));
}

TEST_F(ExchangeTest, IsToldOfEachRequestOfAConnection) {
    service.handler = [](const Request& request) {
        return json_response(request.path == "/things/1/" ? 200 : 404, "four");
    };
    start();
    auto client = this->client();
    EXPECT_EQ(client.get("/things/1/?secret=words").status, 200);
    EXPECT_EQ(client.request("POST", "/else", {}, "body").status, 404);
    EXPECT_EQ(client.request("HEAD", "/things/1/").status, 200);
    EXPECT_THAT(lines.once_there_are(3),
                ElementsAre("GET /things/1/ /things/{id}/ 200 4", "POST /else /things/{id}/ 404 4",
                            "HEAD /things/1/ /things/{id}/ 200 0"));
}

TEST_F(ExchangeTest, IsToldOfWhatTheServerRefusesByItself) {
    start();
    auto client = this->client();
    client.send("GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: x\r\n\r\n");
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.status, 501);
    EXPECT_NE(reply.header("X-Request-Id"), "");
    EXPECT_EQ(lines.once_there_are(1).size(), 1U);
}

TEST_F(ExchangeTest, IsToldOfAClientThatWentBeforeItsAnswerWasSent) {
    service.handler = [](const Request&) { return json_response(200, std::string(50'000'000, 'x')); };
    start();
    {
        auto client = this->client();
        client.send("GET /long HTTP/1.1\r\nHost: h\r\n\r\n");
        EXPECT_EQ(client.read_bytes(12), "HTTP/1.1 200");
    }
    EXPECT_THAT(lines.once_there_are(1), ElementsAre("GET /long /things/{id}/ 200 0 cut"));
}

TEST_F(ExchangeTest, HasOneIdForTheHandlerAndTheAnswer) {
    service.handler = [](const Request& request) { return json_response(200, request.id); };
    start();
    auto client = this->client();
    const auto reply = client.get("/", {{"X-Request-Id", "mine"}});
    EXPECT_EQ(reply.body, "mine");
    EXPECT_EQ(reply.header("X-Request-Id"), "mine");
    const auto other = client.get("/");
    EXPECT_EQ(other.header("X-Request-Id"), other.body);
    EXPECT_NE(other.body, "mine");
}

TEST_F(ExchangeTest, OfAConnectionThatSaysNothingIsNotTold) {
    start();
    (void)client();
    EXPECT_EQ(client().get("/").status, 200);
    EXPECT_EQ(lines.once_there_are(1).size(), 1U);
}

}  // namespace storyflow::http
