#pragma once

#include <cstdint>
#include <string>

#include "http/io_types.hpp"

namespace storyflow::http {

/// Listens on a host name or address (IPv6 with or without brackets). Throws `base::Error{unavailable}` with
/// host and port in the message.
[[nodiscard]] Acceptor listen_on(const Strand& strand, const std::string& host, std::uint16_t port);

}  // namespace storyflow::http
