#include "wyoming/server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "base/error.hpp"
#include "tests/support/eventually.hpp"
#include "tests/wyoming/received_events.hpp"
#include "tests/wyoming/speaking_fixture.hpp"
#include "wyoming/event.hpp"

namespace storyflow::wyoming {

using namespace std::chrono_literals;
using support::eventually;

/// A client with a blocking socket; reads end after ten seconds.
class Client {
  public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval patience{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void send(const std::string& bytes) const { ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }
    /// The events up to one of this type, or up to the end of the connection.
    std::vector<ReceivedEvent> events_up_to(const std::string& type) {
        std::vector<ReceivedEvent> all;
        do {
            for (auto& event : take_events(received_)) {
                all.push_back(std::move(event));
                if (all.back().type == type) return all;
            }
        } while (receive());
        return all;
    }
    /// Whether the server closes the connection.
    bool is_closed() {
        while (receive()) {
        }
        return was_closed_;
    }

  private:
    bool receive() {
        std::array<char, 65'536> block{};
        const auto got = ::recv(socket_, block.data(), block.size(), 0);
        was_closed_ = got == 0 || (got < 0 && errno == ECONNRESET);
        if (got <= 0) return false;
        received_.append(block.data(), static_cast<std::size_t>(got));
        return true;
    }

    int socket_;
    std::string received_;
    bool was_closed_ = false;
};

class WyomingServerTest : public SpeakingTest {
  protected:
    void start() {
        server_of_test_ = std::make_unique<Server>(options_, speaking_);
        server_of_test_->start();
    }
    [[nodiscard]] std::uint16_t port() const { return server_of_test_->port(); }

    ServerOptions options_;
    std::unique_ptr<Server> server_of_test_;
};

TEST_F(WyomingServerTest, SpeaksForSeveralClients) {
    start();
    Client first(port());
    Client second(port());
    first.send(render("synthesize", {{"text", "One is here."}}));
    second.send(render("describe") + render("synthesize", {{"text", "Two is here."}}));
    EXPECT_EQ(types_of(first.events_up_to("audio-stop")), "audio-start audio-chunk audio-stop");
    EXPECT_EQ(types_of(second.events_up_to("audio-stop")), "info audio-start audio-chunk audio-stop");
    first.send(render("ping"));
    EXPECT_EQ(types_of(first.events_up_to("pong")), "pong");
}

TEST_F(WyomingServerTest, ClosesBehindAnError) {
    start();
    Client client(port());
    client.send("GET / HTTP/1.1\r\n\r\n");
    EXPECT_EQ(types_of(client.events_up_to("error")), "error");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(WyomingServerTest, HasSoManyConnectionsAndNoMore) {
    options_.most_connections = 2;
    start();
    auto first = std::make_unique<Client>(port());
    Client second(port());
    first->send(render("ping"));
    second.send(render("ping"));
    EXPECT_EQ(first->events_up_to("pong").size(), 1U);
    EXPECT_EQ(second.events_up_to("pong").size(), 1U);
    EXPECT_TRUE(Client(port()).is_closed());
    first.reset();
    EXPECT_TRUE(eventually([&] {
        Client next(port());
        next.send(render("ping"));
        return !next.events_up_to("pong").empty();
    })) << "a place became free";
}

TEST_F(WyomingServerTest, ClosesASilentConnectionAndOneThatSendsByteByByte) {
    options_.idle_timeout = 50ms;
    start();
    EXPECT_TRUE(Client(port()).is_closed());
    Client slow(port());
    slow.send("{");
    EXPECT_TRUE(slow.is_closed());
}

TEST_F(WyomingServerTest, StopsSpeakingWhenTheClientGoes) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::atomic<bool> has_begun = false;
    std::atomic<bool> was_stopped = false;
    kokoro_.on_speak([&](const auto&, const std::stop_token& stop) {
        has_begun = true;
        std::unique_lock lock(mutex);
        never.wait(lock, stop, [] { return false; });
        was_stopped = stop.stop_requested();
    });
    start();
    {
        const Client client(port());
        client.send(render("synthesize", {{"text", "One is here."}}));
        EXPECT_TRUE(eventually([&] { return has_begun.load(); }));
    }
    EXPECT_TRUE(eventually([&] { return was_stopped.load(); }));
}

TEST_F(WyomingServerTest, EndsWithConnectionsOpen) {
    kokoro_.chunk_limit = 13;
    start();
    Client client(port());
    std::string story;
    for (int i = 0; i < 200; ++i)
        story += "This one is here. ";
    client.send(render("synthesize", {{"text", story}}));
    EXPECT_FALSE(client.events_up_to("audio-start").empty());
    server_.request_stop();
    server_of_test_.reset();
    EXPECT_TRUE(client.is_closed());
}

TEST_F(WyomingServerTest, SaysThatThePortIsTaken) {
    start();
    options_.port = port();
    EXPECT_THROW(Server(options_, speaking_), base::Error);
}

}  // namespace storyflow::wyoming
