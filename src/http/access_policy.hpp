#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/access_scope.hpp"
#include "http/caller.hpp"
#include "http/ip_address.hpp"
#include "http/key_ring.hpp"
#include "http/message.hpp"

namespace storyflow::http {

/// Which requests the server accepts. Loopback names are always allowed as hosts.
struct AccessPolicyOptions {
    std::vector<std::string> allowed_hosts{};  ///< further host names or addresses, without port
    bool allow_any_address = false;  ///< accept any literal IP address as Host (bound to a wildcard address)
    std::vector<std::string> allowed_origins = {"http://localhost:3000"};
    /// One of them is required as `Authorization: Bearer …`; null: no request needs a key, and any
    /// Authorization is ignored.
    std::shared_ptr<const KeyRing> keys{};
    std::vector<IpRange> trusted_proxies{};  ///< whose X-Forwarded-For and X-Forwarded-Proto are believed
};

/// Checks every request before its handler sees it, in this order: Host (400, the defence against DNS
/// rebinding), more than one Origin (400), CORS preflight (200), Origin of writes (403, the defence against
/// cross-site requests), API key (401), and the key's scope (403). Safe from any thread.
class AccessPolicy {
  public:
    explicit AccessPolicy(AccessPolicyOptions options);

    /// The response if the request, whose route needs this scope, is refused; std::nullopt if it may be
    /// handled.
    [[nodiscard]] std::optional<Response> refuse(const Request& request, AccessScope needed) const;
    /// The sender of the request.
    [[nodiscard]] Caller caller(const Request& request, AccessScope needed) const;
    /// Whether the client speaks TLS with a trusted proxy.
    [[nodiscard]] bool is_encrypted(const Request& request) const;
    /// Adds CORS and security headers to a response, whatever its status, and tells the holder of a key its
    /// scope.
    void decorate(const Request& request, Response& response) const;

  private:
    [[nodiscard]] bool is_allowed_host(const Request& request) const;
    [[nodiscard]] bool is_allowed_origin(std::string_view origin) const;
    [[nodiscard]] bool is_cross_site_write(const Request& request) const;
    /// The key that the request carries; std::nullopt if it carries none that is valid now.
    [[nodiscard]] std::optional<KnownKey> key_of(const Request& request) const;
    [[nodiscard]] std::optional<Response> refuse_credentials(const Request& request,
                                                             AccessScope needed) const;

    AccessPolicyOptions options_;  ///< host names in lower case, without brackets
};

}  // namespace storyflow::http
