#include "wyoming/connection.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "http/wakeup.hpp"
#include "wyoming/session.hpp"

namespace storyflow::wyoming {

namespace {

namespace net = http::net;
using http::IoResult;

constexpr std::size_t block = 64 * std::size_t{1024};
constexpr auto farewell = std::chrono::seconds(2);

}  // namespace

Connection::Connection(http::Socket socket, const ServerOptions& options, const Speaking& speaking)
    : options_(options), speaking_(speaking), stream_(std::move(socket)) {}

void Connection::start(std::function<void()> on_end) {
    on_end_ = std::move(on_end);
    net::co_spawn(stream_.strand(), stream_.watch(shared_from_this()), net::detached);
    net::co_spawn(stream_.strand(), run(shared_from_this()), net::detached);
}

http::Awaitable<void> Connection::run(std::shared_ptr<Connection> self) {
    try {
        co_await talk();
    } catch (
        const std::exception&) {  // NOLINT(bugprone-empty-catch): out of memory ends this connection only
    }
    stream_.close();
    on_end_();
    self.reset();
}

// Every co_await below stands alone in its statement: GCC 12 miscompiles some larger expressions around one.

http::Awaitable<void> Connection::talk() {
    http::Wakeup wakeup(stream_);
    Session session(speaking_, wakeup.waker());
    stream_.limit(options_.idle_timeout);
    bool was_silent = true;  // nothing was being spoken when the time limit was set
    for (;;) {
        static_cast<void>(wakeup.take_wakeup());  // before the session is asked: a later event wakes again
        const std::optional<std::string> bytes = session.next();
        if (!bytes) break;
        if (!bytes->empty()) {
            stream_.limit(options_.write_timeout);
            const IoResult written = co_await stream_.write(net::buffer(*bytes));
            if (written != IoResult::done) co_return;
            was_silent = false;
            continue;
        }
        // A client that sends an event byte by byte has no more time by that.
        if (!session.waits_for_client()) stream_.lift_limit();
        const bool has_acted = session.took_event() || !was_silent;
        was_silent = session.waits_for_client();
        if (was_silent && has_acted) stream_.limit(options_.idle_timeout);
        const IoResult heard = co_await wakeup.listen(received_, block);
        if (heard == IoResult::closed || heard == IoResult::timed_out) co_return;
        const auto data = received_.data();
        session.take(std::string_view(static_cast<const char*>(data.data()), data.size()));
        received_.consume(received_.size());
    }
    co_await stream_.drain(farewell);
}

}  // namespace storyflow::wyoming
