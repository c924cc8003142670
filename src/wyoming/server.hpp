#pragma once

#include <cstdint>
#include <memory>

#include "wyoming/server_options.hpp"
#include "wyoming/speaking.hpp"

namespace storyflow::wyoming {

/// Speaks for Home Assistant and others that know the Wyoming protocol. The constructor listens (throws
/// `base::Error{unavailable}` if the address is in use); `start` begins to serve, with a thread of its own.
/// The protocol has no keys.
class Server {
  public:
    Server(const ServerOptions& options, const Speaking& speaking);
    /// Closes the connections and ends what is spoken for them.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();
    [[nodiscard]] std::uint16_t port() const;

  private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace storyflow::wyoming
