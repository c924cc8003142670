#include "http/stream_sender.hpp"

#include <fmt/format.h>

#include <boost/beast/core/flat_buffer.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "http/wakeup.hpp"

namespace storyflow::http {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t ignored_block = 256;
constexpr std::size_t max_ignored = 4 * 1024;

/// Tells when the stream's heartbeat is due.
class Heartbeat {
  public:
    explicit Heartbeat(const StreamBody& body) : body_(body) {}

    void something_was_sent() { last_sent_ = Clock::now(); }
    [[nodiscard]] bool is_due() const { return beats() && Clock::now() >= next(); }
    void limit(TimedStream& connection) const {
        if (beats()) {
            connection.limit(next() - Clock::now());
        } else {
            connection.lift_limit();
        }
    }

  private:
    [[nodiscard]] bool beats() const {
        return !body_.heartbeat.empty() && body_.heartbeat_interval > Clock::duration::zero();
    }
    [[nodiscard]] Clock::time_point next() const { return last_sent_ + body_.heartbeat_interval; }

    const StreamBody& body_;
    Clock::time_point last_sent_ = Clock::now();
};

constexpr std::string_view last_chunk = "0\r\n\r\n";

/// The piece as it is sent.
std::string coded(std::string piece, StreamEnd end) {
    if (end == StreamEnd::closed) return piece;
    return fmt::format("{:x}\r\n", piece.size()) + std::move(piece) + "\r\n";
}

}  // namespace

Awaitable<SentStream> send_stream(const StreamBody& body, TimedStream& connection,
                                  std::chrono::milliseconds write_timeout,
                                  const std::atomic<bool>& stopping) {
    SentStream sent;
    Wakeup wakeup(connection);
    Heartbeat heartbeat(body);
    boost::beast::flat_buffer ignored;
    if (!stopping) body.stream->on_news(wakeup.waker());
    while (!stopping && ignored.size() <= max_ignored) {
        static_cast<void>(wakeup.take_wakeup());  // before the source is asked: a later event wakes again
        std::optional<std::string> piece = body.stream->next();
        if (!piece) {
            connection.limit(write_timeout);
            IoResult ended = IoResult::done;
            if (body.end == StreamEnd::marked) ended = co_await connection.write(net::buffer(last_chunk));
            sent.whole = ended == IoResult::done;
            co_return sent;
        }
        if (piece->empty() && heartbeat.is_due()) piece = body.heartbeat;
        if (piece->empty()) {
            heartbeat.limit(connection);
            const IoResult heard = co_await wakeup.listen(ignored, ignored_block);
            if (heard == IoResult::closed) co_return sent;
        } else {
            connection.limit(write_timeout);
            const std::size_t size = piece->size();
            const std::string bytes = coded(*std::move(piece), body.end);
            const IoResult written = co_await connection.write(net::buffer(bytes));
            if (written != IoResult::done) co_return sent;
            sent.bytes += size;
            heartbeat.something_was_sent();
        }
    }
    co_return sent;
}

}  // namespace storyflow::http
