#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace storyflow::http {

/// Which requests the server accepts. Loopback names are always allowed as hosts.
struct AccessPolicyOptions {
    std::vector<std::string> allowed_hosts;  ///< further host names or addresses, without port
    bool allow_any_address = false;  ///< accept any literal IP address as Host (bound to a wildcard address)
    std::vector<std::string> allowed_origins = {"http://localhost:3000"};
    std::optional<std::string> api_key;  ///< required as `Authorization: Bearer …` when set
};

/// Checks every request before its handler sees it, in this order: Host (400, the defence against DNS
/// rebinding), more than one Origin (400), CORS preflight (200), Origin of writes (403, the defence against
/// cross-site requests), API key (401, compared in constant time; `/healthz`, `/health/live`, `/health/ready`
/// and the files of the studio are open). Immutable, so safe from any thread.
class AccessPolicy {
  public:
    explicit AccessPolicy(AccessPolicyOptions options);

    /// The response if the request is refused; std::nullopt if it may be handled.
    [[nodiscard]] std::optional<Response> refuse(const Request& request) const;
    /// Adds CORS and security headers to a response, whatever its status.
    void decorate(const Request& request, Response& response) const;

  private:
    [[nodiscard]] bool is_allowed_host(const Request& request) const;
    [[nodiscard]] bool is_allowed_origin(std::string_view origin) const;
    [[nodiscard]] bool is_cross_site_write(const Request& request) const;
    [[nodiscard]] std::optional<Response> refuse_credentials(const Request& request) const;

    AccessPolicyOptions options_;  ///< host names in lower case, without brackets
    std::optional<std::string>
        key_digest_;  ///< digests have the same length, so comparing them does not reveal the key's
};

}  // namespace storyflow::http
