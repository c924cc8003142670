#include "http/handler_pool.hpp"

#include <atomic>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "tests/http/server_fixture.hpp"
#include "tests/support/eventually.hpp"

namespace storyflow::http {
namespace {

/// A server that blocks `/write` and `/read` requests at a gate for each path.
class HandlerPoolTest : public ServerFixture {
  protected:
    HandlerPoolTest() {
        options.handler_threads = 4;
        service.handler = [this](const Request& request) {
            if (request.path.starts_with("/write")) gate.pass();
            if (request.path.starts_with("/read")) readers.pass();
            return json_response(200, request.path);
        };
    }
    ~HandlerPoolTest() override { readers.open(); }

    /// Sends `count` requests, each on its own connection, and reads no response.
    [[nodiscard]] std::vector<support::HttpClient> send(const std::string& path, std::size_t count) const {
        auto all = clients(count);
        for (auto& client : all) {
            client.connect();
            client.send("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
        }
        return all;
    }

    Gate readers;
};

TEST_F(HandlerPoolTest, AnswersQuickRequestsWhileAllHandlersAreBusy) {
    start();
    auto writers = send("/write", 12);
    auto slow_readers = send("/read", 12);
    ASSERT_TRUE(gate.wait_for_arrivals(2));
    ASSERT_TRUE(readers.wait_for_arrivals(2));
    auto client = this->client();
    EXPECT_EQ(client.get("/quick").body, "/quick");
    EXPECT_EQ(client.get("/quick").body, "/quick");
    gate.open();
    readers.open();
    for (auto& one : writers)
        EXPECT_EQ(one.read_reply().body, "/write");
    for (auto& one : slow_readers)
        EXPECT_EQ(one.read_reply().body, "/read");
}

TEST_F(HandlerPoolTest, ReadsWhileAllWritersWait) {
    start();
    auto writers = send("/write", 12);
    ASSERT_TRUE(gate.wait_for_arrivals(2));
    EXPECT_EQ(client().get("/other").body, "/other");
    gate.open();
    for (auto& one : writers)
        EXPECT_EQ(one.read_reply().body, "/write");
}

TEST_F(HandlerPoolTest, AFullQueueOfWritersIsAnAnswerForWritersAlone) {
    options.max_waiting_requests = 1;
    start();
    auto running = send("/write", 2);
    ASSERT_TRUE(gate.wait_for_arrivals(2));
    auto more = send("/write", 2);  // one of them waits, the other is refused
    EXPECT_EQ(client().get("/quick").status, 200);
    EXPECT_EQ(client().get("/other").status, 200);
    auto refused = client();
    const auto reply = refused.get("/write");
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.header("Retry-After"), "1");
    gate.open();
    for (auto& one : running)
        EXPECT_EQ(one.read_reply().status, 200);
}

TEST_F(HandlerPoolTest, SaysWhenALargeRequestIsDoneWith) {
    std::atomic<int> times = 0;
    options.after_large_request = [&] { ++times; };
    service.body_limit = 3'000'000;
    start();
    EXPECT_EQ(client().request("POST", "/other", {}, std::string(1'000'000, 'x')).status, 200);
    EXPECT_EQ(times, 0);
    EXPECT_EQ(client().request("POST", "/other", {}, std::string(2'000'000, 'x')).status, 200);
    EXPECT_TRUE(support::eventually([&] { return times == 1; }));
}

TEST_F(HandlerPoolTest, AFailureBehindTheAnswerCostsNeitherThreadNorPlace) {
    options.handler_threads = 1;
    options.after_large_request = [] { throw std::bad_alloc(); };
    service.body_limit = 3'000'000;
    start();
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(client().request("POST", "/other", {}, std::string(2'000'000, 'x')).status, 200) << i;
}

TEST_F(HandlerPoolTest, TakesNoRequestOnceItsThreadsEnd) {
    HandlerPool pool(service, 2, 10, {});
    pool.join();
    EXPECT_FALSE(pool.try_reserve(RequestClass::quick))
        << "its connection would wait for an answer that no thread makes";
}

TEST_F(HandlerPoolTest, StopsWithRequestsStillWaiting) {
    start();
    auto writers = send("/write", 12);
    ASSERT_TRUE(gate.wait_for_arrivals(2));
    std::thread stopping([this] { server->stop(std::chrono::milliseconds(0)); });
    gate.open();
    stopping.join();
    SUCCEED() << "the threads ended";
}

}  // namespace
}  // namespace storyflow::http
