#include "http/server.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include "base/error.hpp"
#include "tests/http/server_fixture.hpp"

namespace storyflow::http {
namespace {

using namespace std::chrono_literals;
using ServerTest = ServerFixture;

TEST_F(ServerTest, NamesTheAddressThatIsTaken) {
    start();
    options.port = server->port();
    try {
        const Server second(options, service);
        FAIL() << "two servers on one port";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_NE(std::string(error.what()).find("127.0.0.1:" + std::to_string(options.port)),
                  std::string::npos);
    }
}

TEST_F(ServerTest, RefusesAHostThatIsNone) {
    options.host = "no such host";
    EXPECT_THROW(start(), base::Error);
}

TEST_F(ServerTest, ListensOnIpv6WithAndWithoutBrackets) {
    for (const char* host : {"::1", "[::1]"}) {
        options.host = host;
        try {
            start();
        } catch (const base::Error&) {
            GTEST_SKIP() << "this machine has no IPv6";
        }
        EXPECT_EQ(support::HttpClient("::1", server->port()).get("/").status, 200);
    }
}

TEST_F(ServerTest, ListensOnAName) {
    options.host = "localhost";
    start();
    EXPECT_EQ(support::HttpClient("localhost", server->port()).get("/").status, 200);
}

TEST_F(ServerTest, ServesManyClientsAtOnce) {
    options.io_threads = 2;
    start();
    constexpr int clients = 64;
    constexpr int requests = 20;
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    for (int number = 0; number < clients; ++number) {
        threads.emplace_back([&, number] {
            auto own = client();
            for (int i = 0; i < requests; ++i) {
                const std::string body = std::to_string(number) + "-" + std::to_string(i);
                if (own.request("POST", "/p", {}, body).body == "POST /p " + body) ++right;
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(right, clients * requests);
}

TEST_F(ServerTest, KeepsServingWhileOthersAreSlow) {
    options.handler_threads = 1;
    start();
    std::vector<support::HttpClient> slow;
    for (int i = 0; i < 20; ++i) {
        slow.push_back(client());
        slow.back().send("POST /slow HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhal");
    }
    EXPECT_EQ(client().get("/quick").body, "GET /quick ");
    slow[0].send("f-a-day");
    EXPECT_EQ(slow[0].read_reply().body, "POST /slow half-a-day");
}

TEST_F(ServerTest, RunsHandlersSideBySide) {
    options.handler_threads = 4;
    service.handler = [this](const Request&) {
        gate.pass();
        return json_response(200, "ok");
    };
    start();
    std::vector<support::HttpClient> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(client());
        clients.back().send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    }
    EXPECT_TRUE(gate.wait_for_arrivals(4));
    gate.open();
    for (auto& each : clients)
        EXPECT_EQ(each.read_reply().status, 200);
}

TEST_F(ServerTest, EndsRunningRequestsBeforeItStops) {
    service.handler = [this](const Request&) {
        gate.pass();
        return json_response(200, "finished");
    };
    start();
    auto busy = client();
    busy.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    ASSERT_TRUE(gate.wait_for_arrivals(1));
    auto idle = client();
    idle.connect();
    std::thread stopper([&] { server->stop(20s); });
    EXPECT_TRUE(idle.closed_by_server());  // so the stop has begun
    gate.open();
    const auto reply = busy.read_reply();
    stopper.join();
    EXPECT_EQ(reply.body, "finished");
    EXPECT_EQ(reply.header("Connection"), "close");
}

TEST_F(ServerTest, CutsConnectionsWhenTheGraceIsOver) {
    start();
    auto half = client();
    half.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhal");
    EXPECT_EQ(client().get("/").status, 200);
    server->stop(10ms);
    EXPECT_TRUE(half.closed_by_server());
}

TEST_F(ServerTest, AcceptsNobodyAfterItStopped) {
    start();
    auto before = client();
    EXPECT_EQ(before.get("/").status, 200);
    server->stop(1s);
    server->stop(1s);
    EXPECT_TRUE(before.closed_by_server());
    EXPECT_THROW(client().connect(), std::runtime_error);
}

TEST_F(ServerTest, MayStopWithoutHavingStarted) {
    Server never_started(options, service);
    EXPECT_NE(never_started.port(), 0);
    never_started.stop(1s);
}

TEST_F(ServerTest, MayStopUnderFullLoad) {
    start();
    std::atomic<int> served{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            auto own = client();
            try {
                for (;;)
                    served += own.get("/").status == 200 ? 1 : 0;
            } catch (const std::runtime_error&) {
                // the server is gone
            }
        });
    }
    while (served < 100)
        std::this_thread::yield();
    server->stop(5s);
    for (auto& thread : threads)
        thread.join();
    EXPECT_GE(served, 100);
}

}  // namespace
}  // namespace storyflow::http
