#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "http/server_options.hpp"
#include "http/service.hpp"

namespace storyflow::http {

/// An HTTP/1.1 server over Boost.Beast. The constructor listens (throws `base::Error{unavailable}` if the
/// address is in use); `start` begins to serve. `stop` accepts no new requests, waits up to `grace` for
/// running ones, then closes the connections.
class Server {
  public:
    Server(const ServerOptions& options, Service& service);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();
    [[nodiscard]] std::uint16_t port() const;
    /// Idempotent. Call it from any thread but the server's own.
    void stop(std::chrono::milliseconds grace);

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace storyflow::http
