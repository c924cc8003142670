#include <sys/resource.h>

#include <algorithm>
#include <mutex>
#include <vector>

#include "http/server_sent_event.hpp"
#include "tests/http/fake_body_stream.hpp"
#include "tests/http/server_fixture.hpp"
#include "tests/support/sanitizer.hpp"

namespace storyflow::http {
namespace {

constexpr std::size_t wanted_watchers = support::under_sanitizer ? 200 : 2000;

/// The most that this process may open sockets for: each watcher needs two, one of them in the server.
std::size_t possible_watchers() {
    constexpr rlim_t others = 200;
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::max(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, 2 * wanted_watchers + others));
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return std::min<std::size_t>(wanted_watchers, (std::max(limit.rlim_cur, others + 20) - others) / 2);
}

using ManyWatchers = ServerFixture;

TEST_F(ManyWatchers, AreServedByOneThread) {
    std::mutex mutex;
    std::vector<std::shared_ptr<FakeBodyStream>> sources;
    service.handler = [&](const Request&) {
        const std::lock_guard lock(mutex);
        sources.push_back(std::make_shared<FakeBodyStream>());
        return event_stream_response(sources.back());
    };
    options.io_threads = 1;
    start();
    auto watchers = clients(possible_watchers());
    for (auto& watcher : watchers) {
        watcher.send("GET /events HTTP/1.1\r\nHost: h\r\n\r\n");
        ASSERT_EQ(watcher.read_reply().status, 200);
    }
    const std::string event = render({.id = "1", .event = "progress", .data = "half", .retry = {}});
    for (const auto& source : sources)
        source->say(event);
    std::size_t heard = 0;
    for (auto& watcher : watchers)
        heard += watcher.read_bytes(event.size()) == event ? 1U : 0U;
    EXPECT_EQ(heard, watchers.size());
    server->stop(std::chrono::hours(1));
}

}  // namespace
}  // namespace storyflow::http
