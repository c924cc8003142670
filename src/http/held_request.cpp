#include "http/held_request.hpp"

#include "http/wakeup.hpp"

namespace storyflow::http {

namespace {

constexpr std::size_t max_held_body = 4 * 1024;
constexpr std::size_t listening_block = 512;  // small: thousands of connections may wait
constexpr std::size_t max_sent_ahead = 16 * 1024;

}  // namespace

bool may_be_held(const Request& request) {
    return request.body.size() <= max_held_body;
}

Request copy_to_keep(const Request& request) {
    Request copy{request.method, request.other_method, request.path, request.query, request.headers, {}, {},
                 false};
    copy.id = request.id;
    copy.peer = request.peer;
    if (may_be_held(request)) copy.body = request.body;
    return copy;
}

std::size_t kept_size(const Request& request) {
    std::size_t size = sizeof request + request.path.size() + request.query.size() + request.body.size();
    for (const auto& field : request.headers.all())
        size += sizeof field + field.first.size() + field.second.size();
    return size;
}

Awaitable<bool> wait_for_news(const Hold& hold, TimedStream& connection, boost::beast::flat_buffer& received,
                              const std::atomic<bool>& stopping) {
    Wakeup wakeup(connection);
    if (hold.on_news) hold.on_news(wakeup.waker());
    connection.limit(hold.at_most);
    IoResult heard = IoResult::done;
    while (!stopping && !wakeup.take_wakeup() && heard != IoResult::timed_out &&
           received.size() <= max_sent_ahead) {
        heard = co_await wakeup.listen(received, listening_block);
        if (heard == IoResult::closed) co_return false;
    }
    connection.lift_limit();
    co_return true;
}

}  // namespace storyflow::http
