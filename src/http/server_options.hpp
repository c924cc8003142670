#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "http/client_limits.hpp"
#include "http/exchange.hpp"

namespace storyflow::http {

struct ServerOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8000;                 ///< 0: any free port
    int io_threads = 1;                        ///< read and write sockets, never block
    int handler_threads = 8;                   ///< run the service
    int disk_threads = 4;                      ///< read the files that are sent
    std::size_t max_connections = 8192;        ///< each waiting client holds one
    std::size_t max_waiting_requests = 1024;   ///< beyond it: 503 with Retry-After
    std::size_t max_header_bytes = 16 * 1024;  ///< beyond it: 431
    std::size_t max_buffered_bytes =
        256 * 1024 * 1024;  ///< request bodies of all connections, and as many of responses; beyond it: 503
    std::chrono::milliseconds idle_timeout = std::chrono::seconds(75);  ///< between requests of a connection
    std::chrono::milliseconds header_timeout = std::chrono::seconds(15);
    std::chrono::milliseconds body_timeout = std::chrono::seconds(120);
    std::chrono::milliseconds write_timeout = std::chrono::seconds(300);
    /// Called by a handler's thread after a request whose body was larger than a megabyte. Its values lay in
    /// many small blocks of memory, which the function can return to the system.
    std::function<void()> after_large_request{};
    ClientLimits* client_limits = nullptr;       ///< borrowed; null: clients have no limits of their own
    std::vector<ExchangeObserver*> observers{};  ///< borrowed; called for every request
};

}  // namespace storyflow::http
