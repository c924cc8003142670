#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace storyflow::outbound {

/// A request to another server.
struct OutgoingRequest {
    std::string method;   ///< "POST", "PUT", …
    std::string address;  ///< http or https
    std::vector<std::pair<std::string, std::string>> fields;
    std::string_view body;  ///< borrowed
    std::chrono::seconds connect_timeout{10};
    std::chrono::seconds timeout{30};  ///< for the whole exchange
};

struct IncomingAnswer {
    long status = 0;
    std::string body;  ///< its first 64 KiB
};

/// Sends the request and returns its response, whatever the status. Does not follow redirects, so that a body
/// reaches only the server that it was meant for. Safe from any thread. Throws `base::Error`: cancelled
/// (`stop`), invalid_input (no http or https address), unavailable (no response; names address and cause).
[[nodiscard]] IncomingAnswer send(const OutgoingRequest& request, const std::stop_token& stop);

}  // namespace storyflow::outbound
