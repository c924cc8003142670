#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "http/io_types.hpp"

namespace storyflow::http {

enum class IoResult { done, closed, timed_out, interrupted };

/// A socket whose reads and writes end when the current time limit passes. The socket stays open then, so
/// that a response can still be sent. Used on the socket's strand only.
///
/// One timer sleeps until the limit that was set when it started, and then checks the current limit. So
/// moving the limit later, which happens several times per request, costs nothing.
class TimedStream {
  public:
    explicit TimedStream(Socket socket);

    void limit(std::chrono::steady_clock::duration step);
    void lift_limit();
    /// Enforces the limits until `close`. `owner` keeps this object alive.
    [[nodiscard]] Awaitable<void> watch(std::shared_ptr<const void> owner);

    /// Appends up to `at_most` received bytes.
    [[nodiscard]] Awaitable<IoResult> read_some(boost::beast::flat_buffer& bytes, std::size_t at_most);
    [[nodiscard]] Awaitable<IoResult> write(net::const_buffer first, net::const_buffer second = {});

    /// Shuts down the sending side, and reads for up to `at_most` what the client still sends: closing at
    /// once would reset the connection, and the client could lose the response.
    [[nodiscard]] Awaitable<void> drain(std::chrono::steady_clock::duration at_most);
    /// Ends a pending read or write.
    void interrupt();
    void close();

    /// The IP address of the other end; empty if the connection has ended already.
    [[nodiscard]] std::string peer_address() const;
    [[nodiscard]] Strand strand() { return socket_.get_executor(); }

  private:
    [[nodiscard]] IoResult result_of(const error_code& error) const;

    Socket socket_;
    Timer timer_;
    std::chrono::steady_clock::time_point limit_;
    bool passed_ = false;
    bool interrupted_ = false;  ///< since the current write began
    bool closed_ = false;
};

}  // namespace storyflow::http
