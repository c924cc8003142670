#include <array>
#include <functional>
#include <memory>
#include <thread>

#include "http/client_limits.hpp"
#include "tests/http/fake_body_stream.hpp"
#include "tests/http/server_fixture.hpp"
#include "tests/support/eventually.hpp"

namespace storyflow::http {
namespace {

using namespace std::chrono_literals;
using ConnectionLimits = ServerFixture;

TEST_F(ConnectionLimits, RefuseABodyThatIsAnnouncedTooLarge) {
    service.body_limit = 10;
    start();
    auto client = this->client();
    client.send("POST /upload HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n");
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.status, 413);
    EXPECT_EQ(reply.body, R"({"detail":"Request body is larger than the limit of 10 bytes."})");
    EXPECT_EQ(reply.header("Connection"), "close");
    EXPECT_EQ(reply.header("X-Decorated"), "/upload");
}

TEST_F(ConnectionLimits, RefuseAChunkedBodyThatGrowsTooLarge) {
    service.body_limit = 10;
    start();
    auto client = this->client();
    client.send(
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n6\r\nabcdef\r\n");
    EXPECT_EQ(client.read_reply().status, 413);
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(ConnectionLimits, LetTheAnswerArriveWhileAnOversizedBodyIsStillSent) {
    service.body_limit = 10;
    start();
    auto client = this->client();
    EXPECT_EQ(client.request("POST", "/", {}, std::string(3'000'000, 'x')).status, 413);
}

TEST_F(ConnectionLimits, RefuseALargeHead) {
    options.max_header_bytes = 2000;
    start();
    auto client = this->client();
    EXPECT_EQ(client.get("/", {{"X-Large", std::string(1500, 'x')}}).status, 200);
    const auto reply = client.get("/", {{"X-Large", std::string(9000, 'x')}});
    EXPECT_EQ(reply.status, 431);
    EXPECT_EQ(reply.body, R"({"detail":"Request headers are larger than the limit of 2000 bytes."})");
}

TEST_F(ConnectionLimits, EndAHeadThatTricklesIn) {
    options.header_timeout = 50ms;
    start();
    auto client = this->client();
    client.send("GET / HTTP/1.1\r\nHost:");
    EXPECT_EQ(client.read_reply().status, 408);
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(ConnectionLimits, EndABodyThatTricklesIn) {
    options.body_timeout = 50ms;
    start();
    auto client = this->client();
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nab");
    const auto reply = client.read_reply();
    EXPECT_EQ(reply.status, 408);
    EXPECT_EQ(reply.body, R"({"detail":"The request did not arrive in time."})");
}

TEST_F(ConnectionLimits, CloseASilentConnectionWithoutAWord) {
    options.header_timeout = 50ms;
    start();
    auto client = this->client();
    client.connect();
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(ConnectionLimits, CloseAnIdleConnection) {
    options.idle_timeout = 50ms;
    start();
    auto client = this->client();
    EXPECT_EQ(client.get("/").status, 200);
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(ConnectionLimits, DoNotCountTheTimeThatAHandlerTakes) {
    options.header_timeout = options.idle_timeout = options.body_timeout = 50ms;
    service.handler = [this](const Request&) {
        gate.pass();
        return json_response(200, "late");
    };
    start();
    auto patient = client();
    patient.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    ASSERT_TRUE(gate.wait_for_arrivals(1));
    auto silent = client();
    silent.connect();
    EXPECT_TRUE(silent.closed_by_server());  // so 50 ms have passed
    gate.open();
    EXPECT_EQ(patient.read_reply().body, "late");
}

TEST_F(ConnectionLimits, EndADownloadThatNobodyReads) {
    options.write_timeout = 50ms;
    service.handler = [](const Request&) { return json_response(200, std::string(50'000'000, 'x')); };
    start();
    auto client = this->client();
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(client.read_reply(true).status, 200);
    // The server gives up while the client does not read: the client gets what the kernel holds, then the
    // end.
    server->stop(20s);
    EXPECT_LT(client.read_bytes(50'000'000).size(), 50'000'000U);
}

TEST_F(ConnectionLimits, BoundTheBodiesOfAllConnectionsTogether) {
    options.max_buffered_bytes = 100'000;
    service.handler = [this](const Request& request) {
        gate.pass();
        return json_response(200, std::to_string(request.body.size()));
    };
    start();
    auto first = client();
    auto second = client();
    first.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 80000\r\n\r\n" + std::string(80'000, 'x'));
    ASSERT_TRUE(gate.wait_for_arrivals(1));
    const auto refused = second.request("POST", "/", {}, std::string(30'000, 'x'));
    gate.open();
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_EQ(first.read_reply().body, "80000");
    EXPECT_EQ(second.request("POST", "/", {}, std::string(30'000, 'x')).body, "30000");
}

TEST_F(ConnectionLimits, RefuseAStrangerBeforeTheBody) {
    start();
    for (const char* announcement : {"Content-Length: 5", "Transfer-Encoding: chunked"}) {
        auto client = this->client();
        client.send(std::string("POST /x HTTP/1.1\r\nHost: h\r\nX-Stranger: 1\r\n") + announcement +
                    "\r\n\r\n");
        const auto reply = client.read_reply();
        EXPECT_EQ(reply.status, 401);
        EXPECT_EQ(reply.header("X-Decorated"), "/x");
        EXPECT_EQ(reply.header("Connection"), "close");
    }
}

TEST_F(ConnectionLimits, LeaveARequestWithoutABodyToTheHandler) {
    start();
    auto client = this->client();
    const auto reply = client.get("/x", {{"X-Stranger", "1"}, {"Content-Length", "0"}});
    EXPECT_EQ(reply.body, "GET /x ");
    EXPECT_EQ(reply.header("Connection"), "keep-alive");
}

TEST_F(ConnectionLimits, BoundTheResponsesOfAllConnectionsTogether) {
    options.max_buffered_bytes = 60'000'000;
    service.handler = [](const Request& request) {
        return json_response(200, std::string(request.path == "/large" ? 50'000'000 : 60'000, 'x'));
    };
    start();
    auto slow = client();
    auto other = client();
    slow.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(slow.read_reply(true).status, 200);
    const auto refused = other.get("/large");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_EQ(refused.header("X-Decorated"), "/large");
    EXPECT_EQ(other.request("POST", "/small", {}, std::string(500'000, 'x')).status, 200);
    EXPECT_EQ(slow.read_bytes(50'000'000).size(), 50'000'000U);
    EXPECT_EQ(slow.get("/small").status, 200);  // so the large response is finished
    EXPECT_EQ(other.get("/large").status, 200);
}

TEST_F(ConnectionLimits, LendAHandlerMemoryThatItsAnswerKeepsNoMoreThanItNeeds) {
    options.max_buffered_bytes = 1'000'000;
    service.handler = [](const Request& request) {
        const bool lent = request.memory != nullptr && request.memory->grow_to(900'000);
        return json_response(lent ? 200 : 503, std::string(100'000, 'x'));
    };
    start();
    // A request that holds its memory while it is handled keeps others out; afterwards all of the memory is
    // free.
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(client().get("/").status, 200);
}

TEST_F(ConnectionLimits, LendAHandlerMemoryBesideTheBodyUntilTheAnswerIsThere) {
    options.max_buffered_bytes = 30'000'000;
    service.body_limit = 10'000'000;
    service.handler = [](const Request& request) {
        if (request.path == "/large") return json_response(200, std::string(25'000'000, 'x'));
        const bool lent = request.body_memory != nullptr && request.body_memory->grow_to(30'000'000);
        return json_response(lent ? 200 : 503, "x");
    };
    start();
    auto slow = client();
    const std::string body(10'000'000, 'x');
    slow.send("POST /large HTTP/1.1\r\nHost: h\r\nContent-Length: 10000000\r\n\r\n" + body);
    EXPECT_EQ(slow.read_reply(true).status, 200);
    // The response is still being sent.
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(client().request("POST", "/", {}, body).status, 200);
    EXPECT_EQ(slow.read_bytes(25'000'000).size(), 25'000'000U);
}

TEST_F(ConnectionLimits, CountWhatHandlersBuildAtTheSameTime) {
    options.max_buffered_bytes = 1'000'000;
    service.handler = [this](const Request& request) {
        const bool lent = request.memory->grow_to(600'000);
        if (lent) gate.pass();
        return json_response(lent ? 200 : 503, "x");
    };
    start();
    auto first = client();
    first.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    ASSERT_TRUE(gate.wait_for_arrivals(1));
    EXPECT_EQ(client().get("/").status, 503);
    gate.open();
    EXPECT_EQ(first.read_reply().status, 200);
    EXPECT_EQ(client().get("/").status, 200);
}

TEST_F(ConnectionLimits, AnswerBusyWhenTheQueueIsFull) {
    options.handler_threads = 1;
    options.max_waiting_requests = 1;
    service.handler = [this](const Request&) {
        gate.pass();
        return json_response(200, "done");
    };
    start();
    auto running = client();
    running.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    ASSERT_TRUE(gate.wait_for_arrivals(1));
    // Of two more requests, one takes the only waiting place; the other is refused and opens the gate.
    std::array<support::HttpReply, 2> replies;
    const auto ask = [this](support::HttpReply& reply) {
        reply = client().get("/");
        if (reply.status == 503) gate.open();
    };
    std::thread first(ask, std::ref(replies[0]));
    std::thread second(ask, std::ref(replies[1]));
    first.join();
    second.join();
    EXPECT_EQ(running.read_reply().body, "done");
    EXPECT_EQ(replies[0].status + replies[1].status, 200 + 503);
    const auto& refused = replies[0].status == 503 ? replies[0] : replies[1];
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_EQ(refused.header("Connection"), "keep-alive");
}

TEST_F(ConnectionLimits, CloseConnectionsBeyondTheirNumber) {
    options.max_connections = 2;
    start();
    auto first = client();
    auto second = client();
    EXPECT_EQ(first.get("/").status, 200);
    EXPECT_EQ(second.get("/").status, 200);
    auto third = client();
    third.connect();
    EXPECT_TRUE(third.closed_by_server());
    EXPECT_EQ(first.get("/").status, 200);
}

/// The service knows its callers by the address of their connection.
class ClientLimitsOfAServer : public ServerFixture {
  protected:
    ~ClientLimitsOfAServer() override {
        gate.open();
        server.reset();  // because it borrows the limits
    }
    void start_with(ClientLimit limit) {
        limits = std::make_unique<ClientLimits>(limit, [] { return ClientLimits::Time{}; });
        options.client_limits = limits.get();
        start();
    }
    std::unique_ptr<ClientLimits> limits;
};

TEST_F(ClientLimitsOfAServer, AreToldWhichAndTheConnectionStays) {
    start_with({.requests_at_once = 1});
    service.handler = [this](const Request& request) {
        if (request.path == "/slow") gate.pass();
        return json_response(200, request.peer);
    };
    auto slow = client();
    slow.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
    ASSERT_TRUE(gate.wait_for_arrivals(1));
    auto other = client();
    const auto refused = other.get("/");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_NE(refused.body.find("1 requests running"), std::string::npos) << refused.body;
    EXPECT_EQ(refused.header("X-Decorated"), "/");
    EXPECT_NE(refused.header("Connection"), "close");
    gate.open();
    EXPECT_EQ(slow.read_reply().body, "127.0.0.1");
    EXPECT_TRUE(support::eventually([&] { return other.get("/").status == 200; }))
        << "on the same connection";
}

TEST_F(ClientLimitsOfAServer, RefuseAnUploadBeforeItsBodyIsRead) {
    start_with({.requests_per_second = 1});
    auto client = this->client();
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(client.get("/").status, 200);
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n");
    const auto refused = client.read_reply();
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.header("Connection"), "close");
}

TEST_F(ClientLimitsOfAServer, HoldAPlaceForAStreamUntilTheClientIsGone) {
    start_with({.requests_at_once = 1});
    auto source = std::make_shared<FakeBodyStream>();
    service.handler = [source](const Request& request) {
        if (request.path != "/stream") return json_response(200, "");
        Response response;
        response.body = StreamBody{.stream = source};
        return response;
    };
    auto watching = client();
    watching.send("GET /stream HTTP/1.1\r\nHost: h\r\n\r\n");
    source->say("hello");
    EXPECT_FALSE(watching.read_bytes(20).empty());
    auto other = client();
    EXPECT_EQ(other.get("/").status, 429);
    watching.close();
    EXPECT_TRUE(support::eventually([&] { return other.get("/").status == 200; }));
}

}  // namespace
}  // namespace storyflow::http
