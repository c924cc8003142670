#include "http/news_bell.hpp"

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
class NewsBellTest : public testing::Test {
  protected:
    struct Ends {
        Ends() : client(net::make_strand(io)) {
            Acceptor acceptor = listen_on(net::make_strand(io), "127.0.0.1", 0);
            client.connect(acceptor.local_endpoint());
            stream.emplace(acceptor.accept(net::make_strand(io)));
            bell.emplace(*stream);
        }

        net::io_context io;
        Socket client;
        std::optional<TimedStream> stream;
        std::optional<NewsBell> bell;
        boost::beast::flat_buffer received;
        std::optional<IoResult> heard;
    };

    static Awaitable<void> listen_once(Ends& ends) {
        const IoResult heard = co_await ends.bell->listen(ends.received, 100);
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

TEST_F(NewsBellTest, InterruptsWhoListens) {
    const auto cord = ends->bell->cord();
    start_listening();
    EXPECT_EQ(ends->heard, std::nullopt);
    cord();
    let_happen();
    EXPECT_EQ(ends->heard, IoResult::interrupted);
    EXPECT_TRUE(ends->bell->take_news());
}

TEST_F(NewsBellTest, IsHeardByWhoListensLater) {
    ends->bell->cord()();
    let_happen();
    start_listening();
    EXPECT_EQ(ends->heard, IoResult::interrupted);
}

TEST_F(NewsBellTest, TellsOnceOfManyRings) {
    const auto cord = ends->bell->cord();
    std::vector<std::thread> ringers;
    for (int i = 0; i < 4; ++i) {
        ringers.emplace_back([cord] {
            for (int ring = 0; ring < 100; ++ring)
                cord();
        });
    }
    for (auto& ringer : ringers)
        ringer.join();
    EXPECT_EQ(ends->io.poll(), 1U);
    EXPECT_TRUE(ends->bell->take_news());
    EXPECT_FALSE(ends->bell->take_news());
    cord();
    let_happen();
    EXPECT_TRUE(ends->bell->take_news());
}

TEST_F(NewsBellTest, LeavesWhatTheClientSaysToTheListener) {
    start_listening();
    net::write(ends->client, net::buffer("hello", 5));
    ends->io.restart();
    while (!ends->heard)
        ends->io.run_one();
    EXPECT_EQ(ends->heard, IoResult::done);
    EXPECT_EQ(ends->received.size(), 5U);
}

TEST_F(NewsBellTest, HasACordThatOutlivesIt) {
    const auto cord = ends->bell->cord();
    cord();
    ends->bell.reset();
    let_happen();  // what was rung before finds nobody
    cord();
    EXPECT_EQ(ends->io.poll(), 0U);
}

TEST_F(NewsBellTest, HasACordThatOutlivesTheServer) {
    const auto cord = ends->bell->cord();
    ends.reset();
    EXPECT_NO_THROW(cord());
}

}  // namespace
}  // namespace storyflow::http
