#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "http/message.hpp"

namespace storyflow::http {

/// One request and its response, for logs and metrics. The views are valid during the call that passes the
/// exchange.
struct Exchange {
    std::string_view method;
    std::string_view path;   ///< as sent, without the query
    std::string_view route;  ///< the pattern of the route, "/api/projects/{id}/"; empty if no route matches
    std::string_view request_id;
    std::string_view client;   ///< address; empty if it is unknown
    std::string_view key;      ///< name of the API key; empty without one
    std::string_view subject;  ///< id of the thing that was read or changed; empty if there is none
    bool is_write = false;     ///< the route changes what is stored
    int status = 0;            ///< 0: the client disconnected before there was a response
    std::uint64_t bytes = 0;   ///< of the body, as far as sent
    bool complete = false;     ///< whether the whole response was sent
    std::chrono::steady_clock::duration duration{0};  ///< from the head of the request to the last byte sent
};

/// Is called for every exchange, on the I/O threads, so it must not block.
class ExchangeObserver {
  public:
    virtual ~ExchangeObserver() = default;
    virtual void exchange_ended(const Exchange& exchange) noexcept = 0;
    /// An exception ended a connection, most likely for lack of memory.
    virtual void connection_failed(std::string_view reason) noexcept = 0;
};

/// The id that the client gave its request in X-Request-Id, if that is 1 to 64 letters, digits, '.', '_' or
/// '-'; otherwise a new id.
[[nodiscard]] std::string request_id_of(const Request& request, base::IdSource& ids);

}  // namespace storyflow::http
