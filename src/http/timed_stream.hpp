#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <chrono>
#include <cstddef>
#include <memory>

#include "http/io_types.hpp"

namespace storyflow::http {

enum class IoResult { done, closed, timed_out, interrupted };

/// A socket whose reads and writes end when the current step's time limit passes; the socket stays open then,
/// so that the client can still be told. Lives on its socket's strand.
///
/// One timer sleeps until the earliest limit that it knew and then looks again, so moving the limit later,
/// which happens several times per request, costs nothing.
class TimedStream {
  public:
    explicit TimedStream(Socket socket);

    void limit(std::chrono::steady_clock::duration step);
    void lift_limit();
    /// Enforces the limits until `close`. `owner` keeps this object alive.
    [[nodiscard]] Awaitable<void> watch(std::shared_ptr<const void> owner);

    /// Appends what arrives, `at_most` bytes.
    [[nodiscard]] Awaitable<IoResult> read_some(boost::beast::flat_buffer& bytes, std::size_t at_most);
    [[nodiscard]] Awaitable<IoResult> write(net::const_buffer first, net::const_buffer second = {});

    /// Says that nothing more comes, and reads a while what the client still sends: closing at once would
    /// reset the connection and could destroy the answer on its way.
    [[nodiscard]] Awaitable<void> drain(std::chrono::steady_clock::duration at_most);
    /// Ends a pending read or write.
    void interrupt();
    void close();

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
