#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include "http/server_options.hpp"
#include "http/service.hpp"

namespace storyflow::http {

/// An HTTP/1.1 server over Boost.Beast. It listens from construction on (throws `base::Error{unavailable}`
/// when the address is taken), serves from `start` on, and stops within `grace`: no new requests, running
/// ones end, then connections are cut.
class Server {
  public:
    Server(const ServerOptions& options, Service& service);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();
    [[nodiscard]] std::uint16_t port() const;
    /// Idempotent, from any thread but the server's own.
    void stop(std::chrono::milliseconds grace);

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace storyflow::http
