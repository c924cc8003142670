#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "http/message.hpp"

namespace storyflow::http {

/// One request and what was answered, for logs and measures. The views live as long as the call that brings
/// them.
struct Exchange {
    std::string_view method;
    std::string_view path;   ///< as sent, without the query
    std::string_view route;  ///< the pattern of the route, "/api/projects/{id}/"; empty when there is none
    std::string_view request_id;
    int status = 0;           ///< 0: the client went before there was an answer
    std::uint64_t bytes = 0;  ///< of the body that were sent
    bool complete = false;    ///< all was sent; false when the client went or the body broke off
    std::chrono::steady_clock::duration duration{0};  ///< from the head of the request to the last byte
};

/// Hears of every exchange. Called on the threads that serve all connections, so it must not wait.
class ExchangeObserver {
  public:
    virtual ~ExchangeObserver() = default;
    virtual void exchange_ended(const Exchange& exchange) noexcept = 0;
    /// An exception ended a connection, a lack of memory most likely.
    virtual void connection_failed(std::string_view reason) noexcept = 0;
};

/// The id that the client gave its request in X-Request-Id, when that is 1 to 64 letters, digits, '.', '_' or
/// '-'; else a new one.
[[nodiscard]] std::string request_id_of(const Request& request, base::IdSource& ids);

}  // namespace storyflow::http
