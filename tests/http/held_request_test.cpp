#include "http/held_request.hpp"

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/http/server_fixture.hpp"
#include "tests/support/eventually.hpp"

namespace storyflow::http {
namespace {

using namespace std::chrono_literals;
using support::eventually;

constexpr const char* held_get = "GET /held HTTP/1.1\r\nHost: h\r\n\r\n";

TEST(HeldRequest, IsKeptAsItCame) {
    Request request;
    request.method = Method::post;
    request.path = "/p";
    request.query = "q=1";
    request.headers.add("ETag", "x");
    request.body = "small";
    const Request copy = copy_to_keep(request);
    EXPECT_TRUE(may_be_held(request));
    EXPECT_EQ(copy.method, Method::post);
    EXPECT_EQ(copy.path + copy.query + copy.body, "/pq=1small");
    EXPECT_EQ(copy.headers.find("ETag"), "x");
    EXPECT_FALSE(copy.was_held);
    EXPECT_GE(kept_size(copy), 2U + 3U + 5U + 5U);
}

TEST(HeldRequest, MayNotHaveALargeBody) {
    Request request;
    request.body = std::string(100'000, 'x');
    EXPECT_FALSE(may_be_held(request));
    EXPECT_EQ(copy_to_keep(request).body, "");
}

/// Requests whose path starts with /held are answered "news" once there is some; all others are answered at
/// once.
class HeldRequests : public ServerFixture {
  protected:
    HeldRequests() {
        service.handler = [this](const Request& request) {
            if (request.path == "/gate") gate.pass();
            if (!request.path.starts_with("/held")) return json_response(200, request.path);
            ++handled;
            if (request.was_held) return json_response(200, "news " + request.path + request.body);
            Response response = json_response(200, "nothing yet");
            response.hold = hold();
            return response;
        };
    }

    std::shared_ptr<Hold> hold() {
        auto hold = std::make_shared<Hold>(Hold{at_most, [this](std::function<void()> wake) {
                                                    const std::lock_guard lock(mutex);
                                                    wakes.push_back(std::move(wake));
                                                }});
        const std::lock_guard lock(mutex);
        last_hold = hold;
        return hold;
    }
    [[nodiscard]] bool are_waiting(std::size_t count) {
        return eventually([&] {
            const std::lock_guard lock(mutex);
            return wakes.size() >= count;
        });
    }
    void tell_all() {
        const std::lock_guard lock(mutex);
        for (const auto& wake : wakes)
            wake();
    }
    [[nodiscard]] bool is_released() {
        return eventually([&] {
            const std::lock_guard lock(mutex);
            return last_hold.expired();
        });
    }
    /// Occupies the only handler thread and the only waiting place until the gate opens.
    void keep_handlers_busy(support::HttpClient& running, support::HttpClient& queued) {
        EXPECT_EQ(queued.get("/warm").status, 200);
        running.send("GET /gate HTTP/1.1\r\nHost: h\r\n\r\n");
        ASSERT_TRUE(gate.wait_for_arrivals(1));
        queued.send("GET /queued HTTP/1.1\r\nHost: h\r\n\r\n");
        EXPECT_EQ(client().get("/late").status,
                  503);  // the one I/O thread has read the earlier requests by then
    }

    std::chrono::milliseconds at_most = 1h;
    std::atomic<int> handled{0};
    std::mutex mutex;
    std::vector<std::function<void()>> wakes;
    std::weak_ptr<Hold> last_hold;
};

TEST_F(HeldRequests, AreAnsweredWhenThereIsNews) {
    start();
    auto client = this->client();
    client.send(held_get);
    ASSERT_TRUE(are_waiting(1));
    EXPECT_EQ(handled, 1);
    tell_all();
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.body, "news /held");
    EXPECT_EQ(reply.header("Connection"), "keep-alive");
    EXPECT_EQ(handled, 2);
    tell_all();  // too late, and harmless
    EXPECT_EQ(client.get("/next").body, "/next");
}

TEST_F(HeldRequests, AreAnsweredWhenTheirTimeIsOver) {
    for (const auto time : {20ms, 0ms}) {
        at_most = time;
        start();
        EXPECT_EQ(client().get("/held").body, "news /held");
    }
}

TEST_F(HeldRequests, HearNewsThatComesAtOnce) {
    service.handler = [this](const Request& request) {
        Response response = json_response(200, request.was_held ? "news" : "nothing yet");
        if (!request.was_held) {
            response.hold = std::make_shared<Hold>(Hold{at_most, [](const auto& wake) { wake(); }});
        }
        return response;
    };
    start();
    EXPECT_EQ(client().get("/").body, "news");
}

TEST_F(HeldRequests, AreHeldOnlyOnce) {
    at_most = 1ms;
    service.handler = [this](const Request& request) {
        Response response = json_response(200, request.was_held ? "second" : "first");
        response.hold = hold();
        return response;
    };
    start();
    EXPECT_EQ(client().get("/").body, "second");
}

TEST_F(HeldRequests, MayTurnIntoAFailure) {
    at_most = 1ms;
    service.handler = [this](const Request& request) {
        Response response = json_response(request.was_held ? 404 : 304, "");
        response.hold = hold();
        return response;
    };
    start();
    EXPECT_EQ(client().get("/").status, 404);
}

TEST_F(HeldRequests, KeepTheirBodyIfItIsSmall) {
    at_most = 1ms;
    start();
    auto client = this->client();
    EXPECT_EQ(client.request("POST", "/held", {}, "body").body, "news /heldbody");
    EXPECT_EQ(client.request("POST", "/held", {}, std::string(100'000, 'x')).body, "nothing yet");
}

TEST_F(HeldRequests, AreAnsweredBeforeThoseSentBehindThem) {
    start();
    auto client = this->client();
    client.send(std::string(held_get) + "GET /1 HTTP/1.1\r\nHost: h\r\n\r\n");
    ASSERT_TRUE(are_waiting(1));
    client.send("POST /2 HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nab");
    EXPECT_EQ(this->client().get("/other").body, "/other");
    tell_all();
    EXPECT_EQ(client.read_reply().body, "news /held");
    EXPECT_EQ(client.read_reply().body, "/1");
    EXPECT_EQ(client.read_reply().body, "/2");
}

TEST_F(HeldRequests, AreAnsweredWhenTooMuchIsSentBehindThem) {
    start();
    auto client = this->client();
    client.send(held_get);
    ASSERT_TRUE(are_waiting(1));
    client.send("POST /2 HTTP/1.1\r\nHost: h\r\nContent-Length: 90000\r\n\r\n" + std::string(90'000, 'x'));
    EXPECT_EQ(client.read_reply().body, "news /held");
    EXPECT_EQ(client.read_reply().body, "/2");
}

TEST_F(HeldRequests, AreForgottenWhenTheClientGoes) {
    start();
    auto client = this->client();
    client.send(held_get);
    ASSERT_TRUE(are_waiting(1));
    client.close();
    EXPECT_TRUE(is_released());
    tell_all();
    EXPECT_EQ(this->client().get("/other").body, "/other");
    EXPECT_EQ(handled, 1);
}

TEST_F(HeldRequests, TakeNoThread) {
    constexpr std::size_t count = 50;
    options.handler_threads = 1;
    start();
    auto waiting = clients(count);
    for (auto& client : waiting)
        client.send(held_get);
    ASSERT_TRUE(are_waiting(count));
    EXPECT_EQ(client().get("/other").body, "/other");
    tell_all();
    for (auto& client : waiting)
        EXPECT_EQ(client.read_reply().body, "news /held");
}

TEST_F(HeldRequests, AreToldByManyThreads) {
    options.io_threads = 2;
    start();
    auto client = this->client();
    for (std::size_t round = 1; round <= 30; ++round) {
        client.send(held_get);
        ASSERT_TRUE(are_waiting(round));
        std::vector<std::jthread> tellers;
        for (int i = 0; i < 3; ++i)
            tellers.emplace_back([this] { tell_all(); });
        EXPECT_EQ(client.read_reply().body, "news /held");
    }
    EXPECT_EQ(handled, 60);
}

TEST_F(HeldRequests, AreAnsweredWhenTheServerStops) {
    start();
    auto client = this->client();
    client.send(held_get);
    ASSERT_TRUE(are_waiting(1));
    server->stop(1h);
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.body, "news /held");
    EXPECT_EQ(reply.header("Connection"), "close");
    server.reset();
    tell_all();
}

TEST_F(HeldRequests, AreNotHeldByAServerThatStops) {
    service.handler = [this](const Request& request) {
        if (request.was_held) return json_response(200, "news");
        gate.pass();
        Response response;
        response.hold = hold();
        return response;
    };
    start();
    auto client = this->client();
    client.send(held_get);
    ASSERT_TRUE(gate.wait_for_arrivals(1));
    auto idle = this->client();
    idle.connect();
    std::thread stopper([&] { server->stop(1h); });
    EXPECT_TRUE(idle.closed_by_server());  // so the stop has begun
    gate.open();
    stopper.join();
    EXPECT_EQ(client.read_reply().body, "news");
}

TEST_F(HeldRequests, AreRefusedWhenTheHandlersAreBusy) {
    options.handler_threads = 1;
    options.max_waiting_requests = 1;
    start();
    auto client = this->client();
    client.send(held_get);
    ASSERT_TRUE(are_waiting(1));
    auto running = this->client();
    auto queued = this->client();
    keep_handlers_busy(running, queued);
    tell_all();
    const auto refused = client.read_reply();
    gate.open();
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_EQ(refused.header("X-Decorated"), "/held");
    EXPECT_EQ(refused.header("Connection"), "keep-alive");
    EXPECT_EQ(running.read_reply().status, 200);
    EXPECT_EQ(queued.read_reply().status, 200);
}

TEST_F(HeldRequests, AreSentAwayWhenTheServerStopsWithBusyHandlers) {
    options.handler_threads = 1;
    options.max_waiting_requests = 1;
    start();
    auto client = this->client();
    client.send(held_get);
    ASSERT_TRUE(are_waiting(1));
    auto running = this->client();
    auto queued = this->client();
    keep_handlers_busy(running, queued);
    std::thread stopper([&] { server->stop(1h); });
    const auto refused = client.read_reply();
    gate.open();
    stopper.join();
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.body, R"({"detail":"The server is shutting down."})");
}

TEST_F(HeldRequests, AreRefusedWhenThereIsNoMemoryToKeepThem) {
    options.max_buffered_bytes = 10;
    start();
    const auto refused = client().get("/held");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("X-Decorated"), "/held");
    EXPECT_EQ(handled, 1);
}

}  // namespace
}  // namespace storyflow::http
