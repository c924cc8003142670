#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace storyflow::wyoming {

struct ServerOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;             ///< 0: any free port
    std::size_t most_connections = 32;  ///< those beyond it are closed at once
    /// How long a client may be silent while nothing is spoken, and how long an event may take to arrive.
    std::chrono::milliseconds idle_timeout = std::chrono::seconds(60);
    std::chrono::milliseconds write_timeout = std::chrono::seconds(60);  ///< without a byte taken
};

}  // namespace storyflow::wyoming
