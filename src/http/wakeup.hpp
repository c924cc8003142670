#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <cstddef>
#include <functional>
#include <memory>

#include "http/timed_stream.hpp"

namespace storyflow::http {

/// Lets other threads wake a connection that waits for an event and meanwhile reads from its client. Owned by
/// the waiting coroutine and used on the connection's strand only, except for the function that `waker`
/// returns.
class Wakeup {
  public:
    explicit Wakeup(TimedStream& stream);
    ~Wakeup();
    Wakeup(const Wakeup&) = delete;
    Wakeup& operator=(const Wakeup&) = delete;

    /// Returns a function that wakes the connection, from any thread. Calls that the connection has not seen
    /// yet count once. The function may outlive this object, the connection and the server, and does nothing
    /// then.
    [[nodiscard]] std::function<void()> waker() const;
    /// Whether the connection was woken since the last call.
    [[nodiscard]] bool take_wakeup();
    /// Reads until the client sends something or closes, until the stream's time limit passes, or until the
    /// connection is woken (`interrupted`; at once if it was woken before).
    [[nodiscard]] Awaitable<IoResult> listen(boost::beast::flat_buffer& bytes, std::size_t at_most);

  private:
    class Signal;

    TimedStream& stream_;
    std::shared_ptr<Signal> signal_;
};

}  // namespace storyflow::http
