#include <sys/resource.h>

#include <algorithm>
#include <mutex>
#include <vector>

#include "http/server_sent_event.hpp"
#include "tests/http/fake_body_stream.hpp"
#include "tests/http/server_fixture.hpp"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define STORYFLOW_TEST_IS_SLOW 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define STORYFLOW_TEST_IS_SLOW 1
#endif
#endif

namespace storyflow::http {
namespace {

#ifdef STORYFLOW_TEST_IS_SLOW
constexpr std::size_t wanted_watchers = 200;
#else
constexpr std::size_t wanted_watchers = 2000;
#endif

/// As many as this process may open sockets for: each watcher needs two, of which the server has one.
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
