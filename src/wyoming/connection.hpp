#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <functional>
#include <memory>

#include "http/io_types.hpp"
#include "http/timed_stream.hpp"
#include "wyoming/server_options.hpp"
#include "wyoming/speaking.hpp"

namespace storyflow::wyoming {

/// Reads and writes for one client. Used on the socket's strand only.
class Connection final : public std::enable_shared_from_this<Connection> {
  public:
    /// Borrows both.
    Connection(http::Socket socket, const ServerOptions& options, const Speaking& speaking);

    /// `on_end` is called once, when the client or the server has closed the connection.
    void start(std::function<void()> on_end);
    void close() { stream_.close(); }

  private:
    [[nodiscard]] http::Awaitable<void> run(std::shared_ptr<Connection> self);
    [[nodiscard]] http::Awaitable<void> talk();

    const ServerOptions& options_;
    const Speaking& speaking_;
    http::TimedStream stream_;
    boost::beast::flat_buffer received_;
    std::function<void()> on_end_;
};

}  // namespace storyflow::wyoming
