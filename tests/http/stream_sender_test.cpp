#include "http/stream_sender.hpp"

#include <stdexcept>
#include <thread>
#include <vector>

#include "tests/http/fake_body_stream.hpp"
#include "tests/http/server_fixture.hpp"
#include "tests/support/eventually.hpp"

namespace storyflow::http {
namespace {

using namespace std::chrono_literals;
using support::eventually;

/// Every request except /other is answered with `source`.
class StreamSender : public ServerFixture {
  protected:
    StreamSender() {
        service.handler = [this](const Request& request) {
            if (request.path == "/other") return json_response(200, "other");
            Response response;
            response.body = StreamBody{source, heartbeat, heartbeat_interval, end};
            return response;
        };
    }

    void open(support::HttpClient& client, const std::string& version = "1.1") {
        client.send("GET /stream HTTP/" + version + "\r\nHost: h\r\n\r\n");
        const auto head = client.read_reply();
        EXPECT_EQ(head.status, 200);
        EXPECT_EQ(head.header("Connection"), "close");
        EXPECT_EQ(head.header("Content-Length"), "");
        EXPECT_EQ(head.header("Transfer-Encoding"),
                  end == StreamEnd::marked && version == "1.1" ? "chunked" : "");
    }
    [[nodiscard]] bool is_released() const {
        return eventually([this] { return source.use_count() == 1; });
    }

    std::shared_ptr<FakeBodyStream> source = std::make_shared<FakeBodyStream>();
    std::string heartbeat = "beat";
    std::chrono::milliseconds heartbeat_interval = 1h;
    StreamEnd end = StreamEnd::closed;
};

TEST_F(StreamSender, SendsEachPieceOnceItIsThere) {
    start();
    auto client = this->client();
    source->say("early ");
    open(client);
    EXPECT_EQ(client.read_bytes(6), "early ");
    source->say("one");
    EXPECT_EQ(client.read_bytes(3), "one");
    source->say("two");
    source->say("three");
    EXPECT_EQ(client.read_bytes(8), "twothree");
    source->end();
    EXPECT_TRUE(client.closed_by_server());
    EXPECT_TRUE(is_released());
}

TEST_F(StreamSender, SendsTheSameToAnHttp10Client) {
    start();
    auto client = this->client();
    open(client, "1.0");
    source->say("one");
    EXPECT_EQ(client.read_bytes(3), "one");
    source->end();
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(StreamSender, MarksTheEndOfAStreamThatAsksForIt) {
    end = StreamEnd::marked;
    start();
    auto client = this->client();
    open(client);
    source->say("one");
    source->say(std::string(20, 'x'));
    source->end();
    const std::string all = "3\r\none\r\n14\r\n" + std::string(20, 'x') + "\r\n0\r\n\r\n";
    EXPECT_EQ(client.read_bytes(all.size()), all);
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(StreamSender, MarksNoEndForAnHttp10Client) {
    end = StreamEnd::marked;
    start();
    auto client = this->client();
    open(client, "1.0");
    source->say("one");
    EXPECT_EQ(client.read_bytes(3), "one");
    source->end();
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(StreamSender, MarksNoEndOfAStreamThatItCuts) {
    end = StreamEnd::marked;
    start();
    auto client = this->client();
    open(client);
    source->say("one");
    EXPECT_EQ(client.read_bytes(8), "3\r\none\r\n");
    server->stop(1h);
    EXPECT_EQ(client.read_bytes(1), "");
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(StreamSender, SendsOnlyTheHeadForHead) {
    start();
    auto client = this->client();
    client.send("HEAD /stream HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(client.read_reply(true).header("Content-Length"), "");
    EXPECT_TRUE(client.closed_by_server());
    EXPECT_TRUE(is_released());
    EXPECT_EQ(source->asked(), 0);
}

TEST_F(StreamSender, SendsHeartbeatsWhenThereIsNothingElse) {
    heartbeat_interval = 20ms;
    start();
    auto client = this->client();
    open(client);
    EXPECT_EQ(client.read_bytes(12), "beatbeatbeat");
    source->end();
    EXPECT_TRUE(is_released());
}

TEST_F(StreamSender, SendsHeartbeatsThoughItIsWokenForNothing) {
    heartbeat_interval = 20ms;
    start();
    auto client = this->client();
    open(client);
    std::jthread nuisance([this](const std::stop_token& stop) {
        while (!stop.stop_requested())
            source->wake();
    });
    EXPECT_EQ(client.read_bytes(8), "beatbeat");
}

TEST_F(StreamSender, NeedsNoHeartbeat) {
    heartbeat.clear();
    heartbeat_interval = 1ms;
    start();
    auto client = this->client();
    open(client);
    EXPECT_EQ(this->client().get("/other").body, "other");
    source->say("one");
    EXPECT_EQ(client.read_bytes(3), "one");
    EXPECT_LE(source->asked(), 4);  // the source was not called every millisecond
}

TEST_F(StreamSender, ReleasesTheSourceWhenTheClientGoes) {
    start();
    auto client = this->client();
    open(client);
    EXPECT_GT(source.use_count(), 1);
    client.close();
    EXPECT_TRUE(is_released());
    source->say("nobody hears this");
}

TEST_F(StreamSender, IgnoresALittleThatTheClientSaysButNotMuch) {
    start();
    auto client = this->client();
    open(client);
    client.send("GET /other HTTP/1.1\r\nHost: h\r\n\r\n");
    source->say("one");
    EXPECT_EQ(client.read_bytes(3), "one");
    client.send(std::string(20'000, 'x'));
    EXPECT_TRUE(is_released());
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(StreamSender, AsksForNoMoreThanTheClientTakes) {
    constexpr int pieces = 10'000;
    for (int i = 0; i < pieces; ++i)
        source->say(std::string(10'000, 'x'));
    options.write_timeout = 50ms;
    start();
    auto client = this->client();
    open(client);
    EXPECT_TRUE(is_released());  // the stream was given up because the client does not read
    EXPECT_LT(source->asked(), pieces / 2);
}

TEST_F(StreamSender, KeepsTheOrderOfWhatASlowClientReads) {
    std::string all;
    for (int i = 0; i < 2000; ++i) {
        const std::string piece = std::to_string(i) + std::string(5'000, '.');
        all += piece;
        source->say(piece);
    }
    source->end();
    start();
    auto client = this->client();
    open(client);
    EXPECT_EQ(this->client().get("/other").body, "other");
    EXPECT_TRUE(client.read_bytes(all.size()) == all);
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(StreamSender, IsWokenByManyThreads) {
    constexpr int threads = 4;
    constexpr int pieces = 300;
    options.io_threads = 2;
    start();
    auto client = this->client();
    open(client);
    std::vector<std::jthread> speakers;
    for (int i = 0; i < threads; ++i) {
        speakers.emplace_back([this] {
            for (int piece = 0; piece < pieces; ++piece)
                source->say("x");
        });
    }
    EXPECT_EQ(client.read_bytes(threads * pieces), std::string(threads * pieces, 'x'));
}

TEST_F(StreamSender, MayBeWokenWhileItsServerGoes) {
    start();
    auto client = this->client();
    open(client);
    ASSERT_TRUE(eventually([this] { return source->asked() > 0; }));
    std::jthread speaker([wake = source->waker()](const std::stop_token& stop) {
        while (!stop.stop_requested())
            wake();
    });
    server->stop(1h);
    server.reset();
    source->wake();
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(StreamSender, DoesNotDelayAStop) {
    start();
    auto waiting = client();
    auto other = client();
    open(waiting);
    open(other);
    server->stop(1h);
    EXPECT_TRUE(waiting.closed_by_server());
    EXPECT_TRUE(other.closed_by_server());
    EXPECT_TRUE(is_released());
}

TEST_F(StreamSender, DoesNotDelayAStopForAClientThatDoesNotRead) {
    source->say(std::string(50'000'000, 'x'));
    source->say("more");
    start();
    auto client = this->client();
    open(client);
    server->stop(1h);
    EXPECT_LT(client.read_bytes(50'000'000).size(), 50'000'000U);
}

TEST_F(StreamSender, DoesNotBeginWhenTheServerStops) {
    service.handler = [this](const Request&) {
        gate.pass();
        Response response;
        response.body = StreamBody{source, heartbeat, heartbeat_interval};
        return response;
    };
    start();
    auto client = this->client();
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    ASSERT_TRUE(gate.wait_for_arrivals(1));
    auto idle = this->client();
    idle.connect();
    std::thread stopper([&] { server->stop(1h); });
    EXPECT_TRUE(idle.closed_by_server());  // so the stop has begun
    gate.open();
    stopper.join();
    EXPECT_EQ(client.read_reply().status, 200);
    EXPECT_TRUE(client.closed_by_server());
    EXPECT_EQ(source->asked(), 0);
}

class FaultyStream final : public BodyStream {
  public:
    void on_news(std::function<void()>) override {}
    [[nodiscard]] std::optional<std::string> next() override { throw std::runtime_error("broken"); }
};

TEST_F(StreamSender, EndsOnlyTheConnectionOfAFaultySource) {
    service.handler = [](const Request& request) {
        Response response = json_response(200, "other");
        if (request.path != "/other") response.body = StreamBody{std::make_shared<FaultyStream>(), ""};
        return response;
    };
    start();
    auto client = this->client();
    open(client);
    EXPECT_TRUE(client.closed_by_server());
    EXPECT_EQ(this->client().get("/other").body, "other");
}

}  // namespace
}  // namespace storyflow::http
