#include "http/timed_stream.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <utility>

namespace storyflow::http {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto far_away = std::chrono::hours(24);

}  // namespace

TimedStream::TimedStream(Socket socket)
    : socket_(std::move(socket)), timer_(socket_.get_executor()), limit_(Clock::now() + far_away) {
    error_code ignored;
    socket_.set_option(net::ip::tcp::no_delay(true), ignored);
}

std::string TimedStream::peer_address() const {
    error_code fault;
    const auto end = socket_.remote_endpoint(fault);
    return fault ? std::string() : end.address().to_string();
}

void TimedStream::limit(Clock::duration step) {
    passed_ = false;
    limit_ = Clock::now() + step;
    if (limit_ < timer_.expiry()) timer_.cancel();
}

void TimedStream::lift_limit() {
    passed_ = false;
    limit_ = Clock::now() + far_away;
}

Awaitable<void> TimedStream::watch(std::shared_ptr<const void> owner) {
    while (!closed_) {
        error_code ignored;
        timer_.expires_at(limit_);
        co_await timer_.async_wait(net::redirect_error(use_awaitable, ignored));
        if (closed_ || Clock::now() < limit_) continue;
        passed_ = true;
        limit_ = Clock::now() + far_away;
        interrupt();
    }
    owner.reset();
}

Awaitable<IoResult> TimedStream::read_some(boost::beast::flat_buffer& bytes, std::size_t at_most) {
    error_code error;
    if (passed_) co_return IoResult::timed_out;
    const auto space = bytes.prepare(at_most);
    const std::size_t got =
        co_await socket_.async_read_some(space, net::redirect_error(use_awaitable, error));
    bytes.commit(got);
    co_return result_of(error);
}

/// Written by hand because Asio's own loop would begin the next part even if it was interrupted just as one
/// part was done.
Awaitable<IoResult> TimedStream::write(net::const_buffer first, net::const_buffer second) {
    error_code error;
    interrupted_ = false;
    std::array<net::const_buffer, 2> rest = {first, second};
    while (!error && net::buffer_size(rest) > 0) {
        if (passed_) co_return IoResult::timed_out;
        if (interrupted_) co_return IoResult::interrupted;
        const std::size_t sent =
            co_await socket_.async_write_some(rest, net::redirect_error(use_awaitable, error));
        const std::size_t of_first = std::min(sent, rest[0].size());
        rest[0] += of_first;
        rest[1] += sent - of_first;
    }
    co_return result_of(error);
}

Awaitable<void> TimedStream::drain(Clock::duration at_most) {
    error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    limit(at_most);
    boost::beast::flat_buffer discarded;
    for (IoResult got = IoResult::done; got == IoResult::done; discarded.clear()) {
        got = co_await read_some(discarded, 16 * 1024);
    }
}

void TimedStream::interrupt() {
    error_code ignored;
    interrupted_ = true;
    socket_.cancel(ignored);
}

void TimedStream::close() {
    error_code ignored;
    closed_ = true;
    timer_.cancel();
    socket_.close(ignored);
}

IoResult TimedStream::result_of(const error_code& error) const {
    if (!error) return IoResult::done;
    if (passed_) return IoResult::timed_out;
    const bool may_go_on = error == net::error::operation_aborted && !closed_;
    return may_go_on ? IoResult::interrupted : IoResult::closed;
}

}  // namespace storyflow::http
