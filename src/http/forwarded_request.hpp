#pragma once

#include <string>
#include <vector>

#include "http/ip_address.hpp"
#include "http/message.hpp"

/// A reverse proxy's account of a request that it passes on. Believed only if the connection comes from a
/// proxy that the operator named: other clients can write these header fields themselves.
namespace storyflow::http {

/// The address of the client: the last one in X-Forwarded-For that is not a trusted proxy, if the peer is
/// one; else the peer. Empty if the request has no peer. Pure.
[[nodiscard]] std::string client_address(const Request& request, const std::vector<IpRange>& trusted);

/// Whether the client speaks TLS: a trusted proxy says so in X-Forwarded-Proto. Pure.
[[nodiscard]] bool is_forwarded_over_tls(const Request& request, const std::vector<IpRange>& trusted);

}  // namespace storyflow::http
