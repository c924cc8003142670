#pragma once

#include "http/message.hpp"

namespace storyflow::http {

/// Whether the client can take a body compressed by gzip (RFC 9110, section 12.5.3). False without an
/// `Accept-Encoding`: such clients are mostly simple ones.
[[nodiscard]] bool accepts_gzip(const Request& request);

}  // namespace storyflow::http
