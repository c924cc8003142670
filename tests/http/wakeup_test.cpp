#include "http/wakeup.hpp"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/write.hpp>
#include <optional>
#include <thread>
#include <vector>

#include "http/listening_socket.hpp"

namespace storyflow::http {
namespace {

/// Both ends of a connection, served by this thread.
class WakeupTest : public testing::Test {
  protected:
    struct Ends {
        Ends() : client(net::make_strand(io)) {
            Acceptor acceptor = listen_on(net::make_strand(io), "127.0.0.1", 0);
            client.connect(acceptor.local_endpoint());
            stream.emplace(acceptor.accept(net::make_strand(io)));
            wakeup.emplace(*stream);
        }

        net::io_context io;
        Socket client;
        std::optional<TimedStream> stream;
        std::optional<Wakeup> wakeup;
        boost::beast::flat_buffer received;
        std::optional<IoResult> heard;
    };

    static Awaitable<void> listen_once(Ends& ends) {
        const IoResult heard = co_await ends.wakeup->listen(ends.received, 100);
        ends.heard = heard;
    }
    void start_listening() {
        net::co_spawn(ends->stream->strand(), listen_once(*ends), net::detached);
        let_happen();
    }
    void let_happen() {
        ends->io.restart();
        ends->io.poll();
    }

    std::optional<Ends> ends{std::in_place};
};

TEST_F(WakeupTest, InterruptsWhoListens) {
    const auto waker = ends->wakeup->waker();
    start_listening();
    EXPECT_EQ(ends->heard, std::nullopt);
    waker();
    let_happen();
    EXPECT_EQ(ends->heard, IoResult::interrupted);
    EXPECT_TRUE(ends->wakeup->take_wakeup());
}

TEST_F(WakeupTest, IsHeardByWhoListensLater) {
    ends->wakeup->waker()();
    let_happen();
    start_listening();
    EXPECT_EQ(ends->heard, IoResult::interrupted);
}

TEST_F(WakeupTest, TellsOnceOfManyRings) {
    const auto waker = ends->wakeup->waker();
    std::vector<std::thread> ringers;
    for (int i = 0; i < 4; ++i) {
        ringers.emplace_back([waker] {
            for (int ring = 0; ring < 100; ++ring)
                waker();
        });
    }
    for (auto& ringer : ringers)
        ringer.join();
    EXPECT_EQ(ends->io.poll(), 1U);
    EXPECT_TRUE(ends->wakeup->take_wakeup());
    EXPECT_FALSE(ends->wakeup->take_wakeup());
    waker();
    let_happen();
    EXPECT_TRUE(ends->wakeup->take_wakeup());
}

TEST_F(WakeupTest, LeavesWhatTheClientSaysToTheListener) {
    start_listening();
    net::write(ends->client, net::buffer("hello", 5));
    ends->io.restart();
    while (!ends->heard)
        ends->io.run_one();
    EXPECT_EQ(ends->heard, IoResult::done);
    EXPECT_EQ(ends->received.size(), 5U);
}

TEST_F(WakeupTest, HasACordThatOutlivesIt) {
    const auto waker = ends->wakeup->waker();
    waker();
    ends->wakeup.reset();
    let_happen();  // the earlier calls have no effect
    waker();
    EXPECT_EQ(ends->io.poll(), 0U);
}

TEST_F(WakeupTest, HasACordThatOutlivesTheServer) {
    const auto waker = ends->wakeup->waker();
    ends.reset();
    EXPECT_NO_THROW(waker());
}

}  // namespace
}  // namespace storyflow::http
